package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.auth.directory.Role;
import java.util.List;

/**
 * A role as administrators see it.
 *
 * @param uiPermissions JSON array text, given back as it came
 */
record RoleView(
        String id,
        String name,
        String desc,
        String createdAt,
        String updatedAt,
        List<Permission> permissions,
        @JsonRawValue String uiPermissions,
        List<String> rights) {

    static RoleView of(Role role) {
        return new RoleView(
                role.id(),
                role.name(),
                role.description(),
                Times.text(role.created()),
                Times.text(role.updated()),
                role.permissions(),
                role.uiPermissions(),
                role.rights());
    }

    static Answer shown(int status, Role role) {
        return Revisions.tagged(Answer.json(status, of(role)), role.revision());
    }
}
