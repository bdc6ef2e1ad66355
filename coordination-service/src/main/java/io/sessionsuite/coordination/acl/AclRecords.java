package io.sessionsuite.coordination.acl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.namespace.Namespace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How tokens and policies stand in Redis: lines for what scripts look at, JSON for the rest; see acl_records.lua. */
final class AclRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_LINES = 8;
    private static final int POLICY_LINES = 5;

    private AclRecords() {}

    static String json(Token token) {
        return new JsonText()
                .openObject()
                .member("description", token.description())
                .member("local", token.local())
                .member("sealed", token.sealed())
                .closeObject()
                .toString();
    }

    static String json(Policy policy) {
        JsonText json = new JsonText()
                .openObject()
                .member("description", policy.description())
                .member("rules", policy.rules())
                .name("datacenters")
                .openArray();
        policy.datacenters().forEach(json::value);
        return json.closeArray().closeObject().toString();
    }

    static String ids(List<PolicyLink> links) {
        return links.stream().map(PolicyLink::id).collect(Collectors.joining(","));
    }

    /** @param names of its policies as acl-read gives them */
    static Token token(String accessorId, String record, String names) {
        String[] lines = record.split("\n", TOKEN_LINES);
        JsonNode json = read(lines[7]);
        return new Token(
                accessorId,
                lines[4],
                json.path("sealed").asText(),
                json.path("description").asText(),
                json.path("local").asBoolean(),
                new Namespace(lines[5]),
                links(lines[6], names),
                new Token.Lifetime(
                        Instant.ofEpochMilli(Long.parseLong(lines[2])),
                        lines[3].equals("0") ? null : Instant.ofEpochMilli(Long.parseLong(lines[3]))),
                new Version(Long.parseLong(lines[0]), Long.parseLong(lines[1])));
    }

    /** Ids of the policies a token record links to. */
    static List<String> linked(String record) {
        String ids = record.split("\n", TOKEN_LINES)[6];
        return ids.isEmpty() ? List.of() : Arrays.asList(ids.split(","));
    }

    static Policy policy(String id, String record) {
        String[] lines = record.split("\n", POLICY_LINES);
        JsonNode json = read(lines[4]);
        List<String> datacenters = new ArrayList<>();
        json.path("datacenters").forEach(datacenter -> datacenters.add(datacenter.asText()));
        return new Policy(
                id,
                lines[3],
                json.path("description").asText(),
                json.path("rules").asText(),
                datacenters,
                new Namespace(lines[2]),
                new Version(Long.parseLong(lines[0]), Long.parseLong(lines[1])));
    }

    private static List<PolicyLink> links(String ids, String names) {
        List<PolicyLink> links = new ArrayList<>();
        String[] allIds = ids.split(",");
        String[] allNames = names.split(",", -1);
        for (int i = 0; i < allIds.length && !ids.isEmpty(); i++) {
            String name = i < allNames.length ? allNames[i] : "";
            String known = BuiltIn.policy(allIds[i]).map(Policy::name).orElse(name);
            if (!known.isEmpty()) {
                links.add(new PolicyLink(allIds[i], known));
            }
        }
        return links;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable record of the access control unit", e);
        }
    }
}
