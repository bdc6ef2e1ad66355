package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.http.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A node as it stands in Redis; see catalog_records.lua.
 *
 * @param members see {@link Node#members}
 */
public record NodeRecord(String id, String name, String members, long create, long modify) {

    private static final int PARTS = 4;

    public static NodeRecord of(String record) {
        String[] parts = record.split(":", PARTS);
        String name = StoredJson.of('{' + parts[3] + '}').path("Node").asText();
        return new NodeRecord(parts[2], name, parts[3], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** @param namespace the member {@code Namespace}, left out if null */
    public JsonText write(JsonText json, @Nullable String namespace) {
        json.openObject().member("ID", id).members(members);
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", create).member("ModifyIndex", modify).closeObject();
    }
}
