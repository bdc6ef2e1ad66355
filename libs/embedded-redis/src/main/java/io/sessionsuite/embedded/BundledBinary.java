package io.sessionsuite.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import redis.embedded.RedisServer;

/** The server that travels as a resource of org.signal:embedded-redis, copied once into the user's cache. */
record BundledBinary(String resource) {

    private static final String VERSION = "7.0.15";

    static Path extract() {
        return forThisMachine().copyTo(cache());
    }

    private static BundledBinary forThisMachine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : "";
        String machine =
                arch.equals("aarch64") ? "arm64" : arch.equals("amd64") || arch.equals("x86_64") ? "amd64" : "";
        if (system.isEmpty() || machine.isEmpty()) {
            throw new EmbeddedRedisException("No bundled Redis for " + os + " on " + arch
                    + ": install redis-server 7.0 or newer, or name one with -D" + RedisBinary.PROPERTY);
        }
        return new BundledBinary("redis-server-" + VERSION + "-" + system + "-" + machine);
    }

    private static Path cache() {
        String base = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = base.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return caches.resolve("session-suite");
    }

    private Path copyTo(Path folder) {
        try (InputStream in = RedisServer.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new EmbeddedRedisException("The resource " + resource + " is missing on the class path");
            }
            byte[] bytes = in.readAllBytes();
            Path binary = folder.resolve(resource);
            if (!Files.isExecutable(binary) || !Arrays.equals(bytes, Files.readAllBytes(binary))) {
                Files.createDirectories(folder);
                Path draft = Files.createTempFile(folder, resource, ".part");
                Files.write(draft, bytes);
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
                Files.move(draft, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return binary;
        } catch (IOException e) {
            throw new EmbeddedRedisException("Cannot copy the bundled Redis to " + folder + ": " + e.getMessage(), e);
        }
    }
}
