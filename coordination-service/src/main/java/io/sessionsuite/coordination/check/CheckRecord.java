package io.sessionsuite.coordination.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionsuite.coordination.acl.Authorization;
import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.http.JsonText;
import java.time.Duration;
import java.util.List;

/**
 * A check as it stands in Redis; see catalog_records.lua.
 *
 * @param serviceName empty for a check of the node
 * @param serviceTags JSON array
 */
public record CheckRecord(Check check, String serviceName, String serviceTags, long create, long modify) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES = 9;

    /** The part scripts do not look into. */
    public static String json(Check check) {
        return new JsonText()
                .openObject()
                .member("node", check.node())
                .member("id", check.id())
                .member("name", check.name())
                .member("notes", check.details().notes())
                .member("interval", check.details().interval())
                .member("timeout", check.details().timeout())
                .member("exposedPort", check.details().exposedPort())
                .rawMember("definition", check.details().definition())
                .closeObject()
                .toString();
    }

    /**
     * @param serviceId empty for a check of the node
     * @param serviceName empty for a check of the node
     * @param serviceTags JSON array
     */
    public static CheckRecord of(String record, String serviceId, String serviceName, String serviceTags) {
        String[] lines = record.split("\n", LINES);
        JsonNode json = read(lines[7]);
        Check check = new Check(
                json.path("node").asText(),
                json.path("id").asText(),
                json.path("name").asText(),
                CheckStatus.of(lines[2]).orElse(CheckStatus.CRITICAL),
                lines[8],
                serviceId,
                lines[3],
                Duration.ofMillis(Long.parseLong(lines[4])),
                new Check.Details(
                        json.path("notes").asText(),
                        json.path("interval").asText(),
                        json.path("timeout").asText(),
                        json.path("exposedPort").asLong(),
                        json.path("definition").toString()));
        return new CheckRecord(check, serviceName, serviceTags, Long.parseLong(lines[0]), Long.parseLong(lines[1]));
    }

    /** A service's check needs both rights. */
    public static Filtered<CheckRecord> visible(Authorization rights, List<CheckRecord> checks) {
        Filtered<CheckRecord> byNode =
                rights.filter(checks, check -> Permission.readNode(check.check().node()));
        Filtered<CheckRecord> byService = rights.filter(
                byNode.items(),
                check -> check.serviceName().isEmpty()
                        ? Permission.readNode(check.check().node())
                        : Permission.readService(check.serviceName()));
        return new Filtered<>(byService.items(), byNode.announced() || byService.announced());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable record of a check", e);
        }
    }
}
