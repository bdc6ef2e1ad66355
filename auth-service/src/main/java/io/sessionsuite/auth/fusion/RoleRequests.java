package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.Role;
import io.sessionsuite.auth.directory.RoleEdit;
import io.sessionsuite.auth.directory.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Requests about roles, between their JSON and the directory. What a PUT does not mention stays as it is. */
@ApplicationScoped
class RoleRequests {

    private final Roles roles;

    RoleRequests(Roles roles) {
        this.roles = roles;
    }

    Uni<Answer> list(Call call) {
        QueryParameters query = call.query();
        Optional<String> name = query.single("name");
        Slice slice = Slice.of(query);
        return roles.list()
                .map(all -> all.stream()
                        .filter(role -> name.map(role.name()::equals).orElse(true))
                        .toList())
                .map(found -> slice.answer(found, RoleView::of, call.request()));
    }

    Uni<Answer> get(String id) {
        return roles.get(id).map(role -> RoleView.shown(200, role));
    }

    Uni<Answer> create(Call call) {
        JsonMembers body = call.json();
        RoleEdit edit = new RoleEdit(
                body.text("name"),
                body.optionalText("desc").orElse(""),
                Permissions.of(body),
                uiPermissions(body),
                body.texts("rights"));
        return roles.create(edit, call.actor()).map(role -> RoleView.shown(201, role));
    }

    Uni<Answer> update(Call call, String id) {
        JsonMembers body = call.json();
        Long revision = Revisions.expected(call.request());
        return Merging.onto(
                        revision,
                        () -> roles.get(id),
                        Role::revision,
                        (role, seen) -> roles.update(id, merged(body, role), seen, call.actor()))
                .map(role -> RoleView.shown(200, role));
    }

    Uni<Answer> remove(Call call, String id) {
        return roles.delete(id, Revisions.expected(call.request()), call.actor())
                .replaceWith(Answer.empty(204));
    }

    private static RoleEdit merged(JsonMembers body, Role role) {
        return new RoleEdit(
                body.optionalText("name").orElse(role.name()),
                body.optionalText("desc").orElse(role.description()),
                body.has("permissions") ? Permissions.of(body) : role.permissions(),
                body.has("uiPermissions") ? uiPermissions(body) : role.uiPermissions(),
                body.has("rights") ? body.texts("rights") : role.rights());
    }

    private static String uiPermissions(JsonMembers body) {
        return List.copyOf(body.array("uiPermissions")).toString();
    }
}
