package io.sessionsuite.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * One server for the whole JVM. Quarkus loads test classes in several class loaders, each with statics of its own, so
 * what they share stands in a system property: port, password and data directory.
 */
record SharedRedis(int port, String password, Path directory) {

    private static final String PROPERTY = "session-suite.redis.shared";

    static EmbeddedRedis get() {
        Properties everyone = System.getProperties();
        synchronized (everyone) {
            String known = everyone.getProperty(PROPERTY);
            if (known != null) {
                return parse(known).attach();
            }
            EmbeddedRedis started = EmbeddedRedis.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop shared Redis"));
            everyone.setProperty(PROPERTY, of(started).format());
            return started;
        }
    }

    private static SharedRedis of(EmbeddedRedis redis) {
        return new SharedRedis(redis.port(), redis.password(), redis.dataDirectory());
    }

    private static SharedRedis parse(String text) {
        String[] parts = text.split(" ", 3);
        return new SharedRedis(Integer.parseInt(parts[0]), parts[1], Path.of(parts[2]));
    }

    private String format() {
        return port + " " + password + " " + directory;
    }

    private EmbeddedRedis attach() {
        return new EmbeddedRedis(RedisBinary.find(), DataDirectory.shared(directory), port, password);
    }
}
