package io.sessionsuite.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Data directories that live as long as their server. What a killed JVM left behind is cleared by the next one that
 * asks: each old folder whose lock is free loses its server and its files.
 */
record TemporaryDirectories(Path root) {

    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Set<PosixFilePermission> ONLY_OURS = PosixFilePermissions.fromString("rwx------");

    static TemporaryDirectories ofThisUser() {
        return new TemporaryDirectories(Path.of(
                System.getProperty("java.io.tmpdir"), "session-suite-redis-" + System.getProperty("user.name")));
    }

    DataDirectory create() {
        try {
            createRoot();
            clearAbandoned();
            return DataDirectory.take(Files.createTempDirectory(root, "data-"));
        } catch (IOException e) {
            throw new EmbeddedRedisException("Cannot create a data directory in " + root, e);
        }
    }

    boolean owns(Path directory) {
        return directory.startsWith(root);
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new EmbeddedRedisException("Cannot delete " + directory, e);
        }
    }

    private void createRoot() throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root, PosixFilePermissions.asFileAttribute(ONLY_OURS));
        }
        if (!Files.getPosixFilePermissions(root).equals(ONLY_OURS)) {
            throw new EmbeddedRedisException("Others may write to " + root + ": remove it");
        }
    }

    private void clearAbandoned() throws IOException {
        try (Stream<Path> directories = Files.list(root)) {
            directories.filter(TemporaryDirectories::isOld).forEach(TemporaryDirectories::clear);
        }
    }

    private static boolean isOld(Path directory) {
        long modified = directory.toFile().lastModified();
        return modified > 0 && modified < System.currentTimeMillis() - YOUNG.toMillis();
    }

    private static void clear(Path directory) {
        try {
            DataDirectory abandoned = DataDirectory.take(directory);
            delete(directory);
            abandoned.release();
        } catch (EmbeddedRedisException e) {
            // in use: its JVM is alive
        }
    }
}
