package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.auth.directory.Permission;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Permissions in requests: texts and objects side by side. */
final class Permissions {

    private Permissions() {}

    static List<Permission> of(JsonMembers body) {
        return body.array("permissions").stream().map(Permissions::of).toList();
    }

    private static Permission of(JsonNode element) {
        if (element.isTextual()) {
            return Permission.parse(element.textValue());
        }
        if (element.isObject()) {
            return Permission.of(new JsonObject(element.toString()));
        }
        throw FusionError.invalid("permissions");
    }
}
