package io.sessionsuite.allinone;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisException;
import java.nio.file.Path;

/**
 * Starts Redis, then Quarkus; stops them the other way round.
 *
 * <p>The environment variable {@code SESSION_SUITE_DATA} names the folder of Redis' data, by default
 * {@code session-suite-data} in the working directory. Only one process may use a folder at a time.
 */
@QuarkusMain
public final class SessionSuite {

    private static final String DATA = "SESSION_SUITE_DATA";

    private SessionSuite() {}

    /** Runs until a signal stops it. */
    public static void main(String... arguments) {
        try {
            EmbeddedRedis redis = startRedis();
            System.setProperty("quarkus.redis.hosts", redis.uri());
            Quarkus.run(arguments);
        } catch (EmbeddedRedisException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static EmbeddedRedis startRedis() {
        Path data = Path.of(System.getenv().getOrDefault(DATA, "session-suite-data"));
        EmbeddedRedis redis = EmbeddedRedis.builder().dataDirectory(data).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(redis), "stop Redis"));
        return redis;
    }

    /** Runs beside Quarkus' own shutdown hook: requests in flight still need Redis until the application has drained. */
    private static void stopAfterQuarkus(EmbeddedRedis redis) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        redis.close();
    }
}
