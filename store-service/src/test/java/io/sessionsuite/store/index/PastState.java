package io.sessionsuite.store.index;

import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Redis has of a store at one time, to be put in the place of what it has later: a restore from a backup. */
final class PastState {

    private final TestStore store;
    private final Map<String, byte @Nullable []> values = new LinkedHashMap<>();

    private PastState(TestStore store) {
        this.store = store;
    }

    static PastState of(TestStore store) {
        PastState past = new PastState(store);
        for (int partition = 0; partition < store.store.partitions(); partition++) {
            for (String part : List.of("doc", "ver", "log", "tail", "ttl")) {
                String key = "store:{" + store.store.uid() + ":" + partition + "}:" + part;
                past.values.put(key, past.dump(key));
            }
        }
        return past;
    }

    private byte @Nullable [] dump(String key) {
        var reply = store.scripts()
                .command(Command.DUMP)
                .key(key)
                .run()
                .subscribeAsCompletionStage()
                .join();
        return reply.isNil() ? null : reply.bytes();
    }

    /** May be called on any thread: does not wait on the connection the service uses. */
    void restore() {
        List<String> gone = new ArrayList<>();
        values.forEach((key, value) -> {
            if (value == null) {
                gone.add(key);
            }
        });
        gone.forEach(key -> store.command("DEL", key));
        values.forEach((key, value) -> {
            if (value != null) {
                store.scripts()
                        .command(Command.RESTORE)
                        .key(key)
                        .arg("0")
                        .arg(value)
                        .arg("REPLACE")
                        .run()
                        .subscribeAsCompletionStage()
                        .join();
            }
        });
    }
}
