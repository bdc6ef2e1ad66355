package io.sessionsuite.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.sessionsuite.embedded.EmbeddedRedisException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Starts Redis, then Quarkus; stops them the other way round.
 *
 * <p>The environment variable {@code SESSION_SUITE_DATA} names the folder of Redis' data, by default
 * {@code session-suite-data} in the working directory. Only one process may use a folder at a time.
 */
@QuarkusMain
public final class SessionSuite {

    private static final String DATA = "SESSION_SUITE_DATA";

    SessionSuite() {}

    /** Runs until a signal stops it. */
    public static void main(String... arguments) {
        HttpPort port = HttpPort.configured();
        if (!port.isFree()) {
            giveUp(port.complaint());
        }
        try {
            RedisLifetime redis = new RedisLifetime();
            System.setProperty(
                    "quarkus.redis.hosts", redis.start(dataDirectory()).uri());
            if (!redis.isEnding()) {
                Quarkus.run(arguments);
            }
        } catch (EmbeddedRedisException e) {
            giveUp(e.getMessage());
        }
    }

    private static Path dataDirectory() {
        return Path.of(System.getenv().getOrDefault(DATA, "session-suite-data"));
    }

    private static void giveUp(@Nullable String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
