package io.sessionsuite.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An executable Redis (or Valkey) server: the configured one, else one on PATH, else the bundled one. */
record RedisBinary(Path path) {

    /** System property that names the executable to use. */
    static final String PROPERTY = "session-suite.redis.binary";

    private static final Pattern MAJOR_VERSION = Pattern.compile("\\bv=(\\d+)\\.");
    private static final int OLDEST = 7;

    static RedisBinary configured(Path path) {
        if (!isRecent(path)) {
            throw new EmbeddedRedisException(path + " is no Redis server of version " + OLDEST + " or newer");
        }
        return new RedisBinary(path);
    }

    static RedisBinary find() {
        String configured = System.getProperty(PROPERTY, "");
        if (!configured.isEmpty()) {
            return configured(Path.of(configured));
        }
        return onPath().map(RedisBinary::new).orElseGet(() -> new RedisBinary(BundledBinary.extract()));
    }

    private static Optional<Path> onPath() {
        return Stream.of("redis-server", "valkey-server")
                .flatMap(ProgramOnPath::all)
                .filter(RedisBinary::isRecent)
                .findFirst();
    }

    private static boolean isRecent(Path binary) {
        try {
            Process process = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher major = MAJOR_VERSION.matcher(version);
            return process.waitFor(10, TimeUnit.SECONDS) && major.find() && Integer.parseInt(major.group(1)) >= OLDEST;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisException("Interrupted while asking " + binary + " for its version", e);
        }
    }
}
