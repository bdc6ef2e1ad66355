package io.sessionsuite.coordination.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.http.GoDuration;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code session/create}, decoded and merged; nothing is looked up yet.
 *
 * @param node null if it did not say; empty if it said so
 * @param namespace empty if it named none
 */
record CreateRequest(
        String name,
        @Nullable String node,
        LockDelay lockDelay,
        String behavior,
        String ttl,
        List<String> nodeChecks,
        List<ServiceCheck> serviceChecks,
        List<String> checks,
        String namespace) {

    static final String SERF_HEALTH = "serfHealth";

    private static final int LONGEST_NAME = 1_024;
    private static final int MOST_CHECKS = 64;

    /** A check of a service, by its id. */
    record ServiceCheck(String id, String namespace) {}

    /**
     * @param body may be empty
     * @throws MalformedJson with the detail of the refusal
     */
    static CreateRequest decode(byte[] body) {
        JsonMembers members = JsonMembers.parse(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
        CreateRequest request = new CreateRequest(
                members.textOrEmpty("Name"),
                members.text("Node"),
                LockDelay.decode(members.node("LockDelay")),
                members.textOrEmpty("Behavior"),
                members.textOrEmpty("TTL"),
                preset(members, "NodeChecks"),
                members.objects("ServiceChecks").stream()
                        .map(check -> new ServiceCheck(check.textOrEmpty("ID"), check.textOrEmpty("Namespace")))
                        .toList(),
                preset(members, "Checks"),
                members.textOrEmpty("Namespace"));
        request.checkLimits();
        return request.merged();
    }

    private static List<String> preset(JsonMembers members, String name) {
        return members.has(name) ? members.texts(name) : List.of(SERF_HEALTH);
    }

    /** Contract 5.1: no {@code Checks} means none at all; the preset one means only {@code NodeChecks}. */
    private CreateRequest merged() {
        if (checks.isEmpty()) {
            return with(List.of(), List.of());
        }
        boolean dropped = checks.equals(List.of(SERF_HEALTH)) || nodeChecks.isEmpty();
        return with(nodeChecks, dropped ? List.of() : checks);
    }

    private CreateRequest with(List<String> nodes, List<String> others) {
        return new CreateRequest(name, node, lockDelay, behavior, ttl, nodes, serviceChecks, others, namespace);
    }

    /** All ids it is attached to, in the order in which they are looked up. */
    List<String> attached() {
        return Stream.of(
                        checks.stream(),
                        nodeChecks.stream(),
                        serviceChecks.stream().map(ServiceCheck::id))
                .flatMap(ids -> ids)
                .toList();
    }

    private void checkLimits() {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new MalformedJson("Name too long");
        }
        if (checks.size() + nodeChecks.size() + serviceChecks.size() > MOST_CHECKS) {
            throw new MalformedJson("Checks too long");
        }
        if (node != null && hasControl(node)) {
            throw new MalformedJson("bad Node");
        }
        if (attached().stream().anyMatch(CreateRequest::hasControl)) {
            throw new MalformedJson("bad Checks");
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }

    /** How long nobody gets a key after its holder ended. */
    record LockDelay(long nanos) {

        private static final LockDelay PRESET = new LockDelay(15_000_000_000L);
        private static final long LONGEST_MILLIS = 60_000;
        private static final long SECOND = 1_000_000_000L;
        private static final long TOO_SMALL_FOR_NANOS = 1_000;

        /** A text with units, or a number of nanoseconds; what is below 1,000 of them means seconds. */
        static LockDelay decode(@Nullable JsonNode value) {
            if (value == null) {
                return PRESET;
            }
            long nanos = value.isTextual() ? parse(value.textValue()) : value.isNumber() ? value.longValue() : 0;
            return new LockDelay(nanos < TOO_SMALL_FOR_NANOS ? nanos * SECOND : nanos);
        }

        private static long parse(String text) {
            try {
                return GoDuration.parse(text).nanos();
            } catch (GoDuration.Malformed e) {
                throw new MalformedJson(String.valueOf(e.getMessage()));
            }
        }

        /** What is armed: at most a minute. */
        long armedMillis() {
            return nanos <= 0 ? 0 : Math.min(LONGEST_MILLIS, Math.ceilDiv(nanos, 1_000_000L));
        }
    }
}
