package io.sessionsuite.coordination.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.json.Names;
import java.time.Duration;
import java.util.List;

/** A check as bodies of catalog and transactions give it. */
public final class CheckRequest {

    private static final List<String> SHOWN_ONLY =
            List.of("ServiceName", "ServiceTags", "Namespace", "Partition", "PeerName", "CreateIndex", "ModifyIndex");

    private CheckRequest() {}

    /**
     * Reads all members; the id defaults to the name, the status to critical.
     *
     * @param node counts where the check names none
     * @throws MalformedJson for a member that is unknown or of a wrong kind, and for bad names
     */
    public static Check parse(JsonMembers json, String node) {
        String name = Names.checked("Name", json.textOrEmpty("Name"));
        String id = Names.checked("CheckID", json.textOrEmpty("CheckID"));
        String status = json.textOrEmpty("Status");
        String own = json.textOrEmpty("Node");
        String definition = json.json("Definition");
        Check check = new Check(
                own.isEmpty() ? node : Names.checked("Node", own),
                id.isEmpty() ? name : id,
                name,
                CheckStatus.of(status.isEmpty() ? "critical" : status)
                        .orElseThrow(() -> new MalformedJson("bad Status")),
                json.textOrEmpty("Output"),
                Names.checked("ServiceID", json.textOrEmpty("ServiceID")),
                Names.checked("Type", json.textOrEmpty("Type")),
                Duration.ZERO,
                new Check.Details(
                        json.textOrEmpty("Notes"),
                        duration(json, "Interval"),
                        duration(json, "Timeout"),
                        port(json),
                        definition == null ? "{}" : definition));
        SHOWN_ONLY.forEach(json::node);
        json.refuseOthers();
        return check;
    }

    private static long port(JsonMembers json) {
        Long port = json.number("ExposedPort");
        return port == null ? 0 : port;
    }

    private static String duration(JsonMembers json, String name) {
        JsonNode given = json.node(name);
        boolean empty = given == null || given.isTextual() && given.textValue().isEmpty();
        return empty ? "" : json.duration(name).toString();
    }
}
