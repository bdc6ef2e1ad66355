package io.sessionsuite.coordination.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A user of the lock recipe of contract 12.2: its requests, with shorter pauses. */
record LockClient(ConsulApi api, String key, String session) {

    static final String FLAGS = "3304740253564472344";

    private static final Duration SERVED_WITHIN = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(20);
    private static final int RETRIES = 3;

    /** The key carries the flags of something else. */
    static final class Conflict extends RuntimeException {}

    static LockClient of(ConsulApi api, String key) {
        return of(api, key, "15000ms");
    }

    static LockClient of(ConsulApi api, String key, String lockDelay) {
        String body = "{\"Name\":\"Consul API Lock\",\"TTL\":\"15s\",\"LockDelay\":\"" + lockDelay + "\"}";
        return new LockClient(
                api, key, api.put("session/create", body).json().path("ID").asText());
    }

    /** Comes back when the lock is held. */
    LockClient lock() {
        AtomicLong seen = new AtomicLong();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY)
                .atMost(SERVED_WITHIN)
                .until(() -> attempt(seen, Duration.ofSeconds(15)));
        return this;
    }

    /** Looks, waits so long if another holds the key, looks again. */
    boolean lockOnce(Duration wait) {
        AtomicLong seen = new AtomicLong();
        boolean atOnce = attempt(seen, wait);
        return atOnce || attempt(seen, wait);
    }

    private boolean attempt(AtomicLong seen, Duration wait) {
        Reply read = api.get("kv/" + key + "?wait=" + wait.toMillis() + "ms&index=" + seen.get());
        if (read.status() == 200) {
            JsonNode entry = read.json().get(0);
            if (!entry.path("Flags").asText().equals(FLAGS)) {
                throw new Conflict();
            }
            String holder = entry.path("Session").asText();
            if (!holder.isEmpty()) {
                seen.set(read.index());
                return holder.equals(session);
            }
        }
        return api.put("kv/" + key + "?acquire=" + session + "&flags=" + FLAGS, "held")
                .body()
                .equals("true");
    }

    /** Follows the held lock until it is lost. Tells the index of every answer. */
    List<Long> monitor(Reader reader) {
        List<Long> indexes = new ArrayList<>();
        AtomicInteger retries = new AtomicInteger(RETRIES);
        AtomicLong seen = new AtomicLong();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY)
                .atMost(SERVED_WITHIN)
                .until(() -> {
                    Reply read = reader.get("kv/" + key + "?consistent&wait=15000ms&index=" + seen.get());
                    if (read.status() == 500 && retries.getAndDecrement() > 0) {
                        return false;
                    }
                    indexes.add(read.index());
                    seen.set(read.index());
                    retries.set(RETRIES);
                    return read.status() == 404
                            || !read.json().get(0).path("Session").asText().equals(session);
                });
        return indexes;
    }

    boolean unlock() {
        return api.put("kv/" + key + "?flags=" + FLAGS + "&release=" + session, "left")
                .body()
                .equals("true");
    }

    LockClient endSession() {
        api.put("session/destroy/" + session);
        return this;
    }

    /** A way to the service. */
    interface Reader {
        Reply get(String path);
    }
}
