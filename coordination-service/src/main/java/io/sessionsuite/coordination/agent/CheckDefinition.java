package io.sessionsuite.coordination.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.check.CheckStatus;
import io.sessionsuite.coordination.http.GoDuration;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.Names;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check as callers register it with the agent. Only TTL checks are run.
 *
 * @param namespace the one the body names, if any
 */
record CheckDefinition(Check check, @Nullable Namespace namespace) {

    private static final List<String> OTHER_KINDS = List.of(
            "ScriptArgs",
            "Args",
            "Script",
            "HTTP",
            "H2PING",
            "OSService",
            "TCP",
            "UDP",
            "DockerContainerID",
            "Shell",
            "GRPC",
            "AliasNode",
            "AliasService");
    private static final List<String> WITHOUT_EFFECT = List.of(
            "Token",
            "H2PingUseTLS",
            "Header",
            "Method",
            "Body",
            "DisableRedirects",
            "TCPUseTLS",
            "GRPCUseTLS",
            "TLSServerName",
            "TLSSkipVerify",
            "Timeout",
            "SuccessBeforePassing",
            "FailuresBeforeWarning",
            "FailuresBeforeCritical",
            "DeregisterCriticalServiceAfter",
            "OutputMaxSize",
            "Partition");

    /**
     * @throws io.sessionsuite.coordination.json.MalformedJson for anything but a check
     * @throws CoordinationError 400 for one that cannot be run
     */
    static CheckDefinition parse(byte[] body, NamespaceRules namespaces, String node) {
        JsonMembers json = JsonMembers.parse(body);
        String name = Names.checked("Name", json.textOrEmpty("Name"));
        String id = either(json.textOrEmpty("CheckID"), json.textOrEmpty("ID"), name);
        String status = either(json.textOrEmpty("Status"), "critical");
        GoDuration ttl = json.duration("TTL");
        boolean interval = json.duration("Interval").nanos() > 0;
        boolean other = OTHER_KINDS.stream().map(kind -> isSet(json, kind)).reduce(false, Boolean::logicalOr);
        String service = Names.checked("ServiceID", json.textOrEmpty("ServiceID"));
        String notes = json.textOrEmpty("Notes");
        Namespace namespace = namespaces.inBody(json.text("Namespace"));
        WITHOUT_EFFECT.forEach(json::node);
        json.refuseOthers();
        require(!name.isEmpty(), "Missing check name");
        require(CheckStatus.of(status).isPresent(), "Bad check status");
        require(!other, "Invalid check: only TTL checks are supported");
        require(!(interval && ttl.nanos() > 0), "Invalid check: Interval and TTL cannot both be specified");
        require(!interval, "Invalid check: only TTL checks are supported");
        require(ttl.nanos() > 0, "Invalid check: TTL must be > 0 for TTL checks");
        Check check = new Check(
                node,
                Names.checked("CheckID", id),
                name,
                CheckStatus.of(status).orElseThrow(),
                "",
                service,
                "ttl",
                Duration.ofMillis(Math.max(1, Duration.ofNanos(ttl.nanos()).toMillis())),
                new Check.Details(notes, "", "", 0, "{}"));
        return new CheckDefinition(check, namespace);
    }

    private static boolean isSet(JsonMembers json, String kind) {
        JsonNode value = json.node(kind);
        return value != null
                && !value.asText("set").isEmpty()
                && !value.asText("set").equals("false")
                && !(value.isArray() && value.isEmpty());
    }

    private static String either(String... values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static void require(boolean valid, String text) {
        if (!valid) {
            throw new CoordinationError(ErrorCode.BAD_CHECK, text);
        }
    }
}
