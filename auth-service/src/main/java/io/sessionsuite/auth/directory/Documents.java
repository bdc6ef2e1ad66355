package io.sessionsuite.auth.directory;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Roles and realms as JSON text, the way {@code roles:} and {@code realms:} keep them. */
final class Documents {

    private Documents() {}

    static String of(Role role) {
        return head(role.id(), role.name(), role.created(), role.updated(), role.revision())
                .put("desc", role.description())
                .put("permissions", Permission.json(role.permissions()))
                .put("uiPermissions", role.uiPermissions())
                .put("rights", new JsonArray(role.rights()))
                .encode();
    }

    static Role role(String text) {
        JsonObject json = new JsonObject(text);
        return new Role(
                json.getString("id"),
                json.getString("name"),
                json.getString("desc"),
                Permission.list(json.getJsonArray("permissions")),
                json.getString("uiPermissions"),
                texts(json, "rights"),
                instant(json, "created"),
                instant(json, "updated"),
                json.getLong("revision"));
    }

    static String of(Realm realm) {
        return head(realm.id(), realm.name(), realm.created(), realm.updated(), realm.revision())
                .put("realmType", realm.type().text())
                .put("enabled", realm.enabled())
                .put("roleNames", new JsonArray(realm.roleNames()))
                .put("config", realm.config())
                .encode();
    }

    static Realm realm(String text) {
        JsonObject json = new JsonObject(text);
        return new Realm(
                json.getString("id"),
                json.getString("name"),
                RealmType.of(json.getString("realmType")),
                json.getBoolean("enabled"),
                texts(json, "roleNames"),
                json.getString("config"),
                instant(json, "created"),
                instant(json, "updated"),
                json.getLong("revision"));
    }

    static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }

    private static JsonObject head(String id, String name, Instant created, Instant updated, long revision) {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("created", created.toEpochMilli())
                .put("updated", updated.toEpochMilli())
                .put("revision", revision);
    }

    private static List<String> texts(JsonObject json, String member) {
        return texts(json.getJsonArray(member));
    }

    private static Instant instant(JsonObject json, String member) {
        return Instant.ofEpochMilli(json.getLong(member));
    }
}
