package io.sessionsuite.allinone;

import io.quarkus.runtime.Application;
import io.sessionsuite.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The Redis below the application: up before it, down after it, also when a signal comes in the middle of either.
 *
 * <p>Its shutdown hook runs beside the one of Quarkus and waits for the application first: requests in flight need
 * Redis until they are drained.
 */
final class RedisLifetime {

    private final CompletableFuture<@Nullable EmbeddedRedis> redis = new CompletableFuture<>();
    private volatile boolean ending;

    /** Starts the server and sees to it that it ends with this JVM. */
    EmbeddedRedis start(Path data) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop Redis"));
        try {
            EmbeddedRedis started = EmbeddedRedis.builder().dataDirectory(data).start();
            redis.complete(started);
            return started;
        } finally {
            redis.complete(null); // has an effect only if there was no server to complete it with
        }
    }

    /** Whether a signal came already. */
    boolean isEnding() {
        return ending;
    }

    private void end() {
        ending = true;
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        EmbeddedRedis started = redis.join();
        if (started != null) {
            started.close();
        }
    }
}
