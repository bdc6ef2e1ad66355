package io.sessionsuite.coordination.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A user of the semaphore recipe of contract 12.2: its requests, with shorter pauses. */
record SemaphoreClient(ConsulApi api, String prefix, int limit, String session) {

    static final String FLAGS = "16210313421097356768";

    private static final Duration SERVED_WITHIN = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The coordinator key carries the flags of something else. */
    static final class Conflict extends RuntimeException {}

    /** The others count with another limit. */
    static final class OtherLimit extends RuntimeException {}

    /** What the coordinator key says, and the index it may be changed at: 0 if there is none. */
    private record Coordinator(long index, int limit, Set<String> holders) {}

    static SemaphoreClient of(ConsulApi api, String prefix, int limit) {
        String body =
                "{\"Name\":\"Consul API Semaphore\",\"TTL\":\"15s\",\"LockDelay\":\"15000ms\",\"Behavior\":\"delete\"}";
        String session = api.put("session/create", body).json().path("ID").asText();
        return new SemaphoreClient(api, prefix, limit, session);
    }

    /** Comes back when a place is taken. */
    SemaphoreClient acquire() {
        contend();
        AtomicLong seen = new AtomicLong();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY)
                .atMost(SERVED_WITHIN)
                .until(() -> attempt(seen));
        return this;
    }

    private void contend() {
        String path = "kv/" + prefix + "/" + session + "?acquire=" + session + "&flags=" + FLAGS;
        if (!api.put(path, "me").body().equals("true")) {
            throw new IllegalStateException("No contender entry");
        }
    }

    private boolean attempt(AtomicLong seen) {
        Reply read = api.get("kv/" + prefix + "/?recurse&wait=15000ms&index=" + seen.get());
        Coordinator found = coordinator(read);
        if (found.limit() != limit) {
            throw new OtherLimit();
        }
        Set<String> holders = new TreeSet<>(found.holders());
        holders.retainAll(contenders(read));
        if (holders.size() >= limit) {
            seen.set(read.index());
            return false;
        }
        holders.add(session);
        return write(holders, found.index());
    }

    /** Follows the held place until it is lost. */
    void monitor() {
        AtomicLong seen = new AtomicLong();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY)
                .atMost(SERVED_WITHIN)
                .until(() -> {
                    Reply read = api.get("kv/" + prefix + "/?recurse&consistent&wait=15000ms&index=" + seen.get());
                    seen.set(read.index());
                    return read.status() == 404
                            || !coordinator(read).holders().contains(session)
                            || !contenders(read).contains(session);
                });
    }

    void release() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY)
                .atMost(SERVED_WITHIN)
                .until(() -> {
                    Coordinator found = coordinator(api.get("kv/" + prefix + "/.lock"));
                    Set<String> rest = new TreeSet<>(found.holders());
                    return !rest.remove(session) || write(rest, found.index());
                });
        api.delete("kv/" + prefix + "/" + session);
    }

    /** Who has a place. */
    Set<String> holders() {
        return coordinator(api.get("kv/" + prefix + "/.lock")).holders();
    }

    private boolean write(Set<String> holders, long index) {
        String body = holders.stream()
                .map(holder -> "\"" + holder + "\":true")
                .collect(Collectors.joining(",", "{\"Limit\":" + limit + ",\"Holders\":{", "}}"));
        return api.put("kv/" + prefix + "/.lock?cas=" + index + "&flags=" + FLAGS, body)
                .body()
                .equals("true");
    }

    private Set<String> contenders(Reply read) {
        Set<String> alive = new TreeSet<>();
        for (JsonNode entry : read.json()) {
            String holder = entry.path("Session").asText();
            if (entry.path("Key").asText().equals(prefix + "/" + holder)) {
                alive.add(holder);
            }
        }
        return alive;
    }

    private Coordinator coordinator(Reply read) {
        if (read.status() == 404) {
            return new Coordinator(0, limit, Set.of());
        }
        for (JsonNode entry : read.json()) {
            if (entry.path("Key").asText().equals(prefix + "/.lock")) {
                return coordinator(entry);
            }
        }
        return new Coordinator(0, limit, Set.of());
    }

    private Coordinator coordinator(JsonNode entry) {
        if (!entry.path("Flags").asText().equals(FLAGS)) {
            throw new Conflict();
        }
        long index = entry.path("ModifyIndex").asLong();
        if (entry.path("Value").isNull()) {
            return new Coordinator(index, limit, Set.of());
        }
        JsonNode value = decoded(entry.path("Value").asText());
        Set<String> holders = new TreeSet<>();
        value.path("Holders").fieldNames().forEachRemaining(holders::add);
        return new Coordinator(index, value.path("Limit").asInt(), holders);
    }

    private static JsonNode decoded(String value) {
        try {
            return JSON.readTree(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(value, e);
        }
    }
}
