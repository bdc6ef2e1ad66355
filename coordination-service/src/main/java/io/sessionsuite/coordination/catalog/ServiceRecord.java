package io.sessionsuite.coordination.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.http.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A service as it stands in Redis; see catalog_records.lua.
 *
 * @param tags JSON array
 * @param members see {@link Service#members}
 */
public record ServiceRecord(String id, String name, String tags, String members, long create, long modify) {

    private static final int INDEXES_AND_REST = 3;

    public static ServiceRecord of(String record) {
        String[] parts = record.split(":", INDEXES_AND_REST);
        String members = parts[2].substring(parts[2].indexOf('\n') + 1);
        JsonNode json = StoredJson.of('{' + members + '}');
        return new ServiceRecord(
                json.path("ID").asText(),
                json.path("Service").asText(),
                json.path("Tags").toString(),
                members,
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]));
    }

    JsonText write(JsonText json, @Nullable String namespace) {
        json.openObject().members(members);
        if (namespace != null) {
            json.member("Namespace", namespace);
        }
        return json.member("CreateIndex", create).member("ModifyIndex", modify).closeObject();
    }
}
