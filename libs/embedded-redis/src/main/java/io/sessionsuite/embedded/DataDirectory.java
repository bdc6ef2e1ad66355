package io.sessionsuite.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of one server: configuration, log, pid file, data, and a lock that only one JVM holds at a time. */
final class DataDirectory {

    private static final String LOCK = "lock";
    private static final String HELD = "session-suite.redis.held ";

    private final Path path;
    private final @Nullable FileChannel lock;

    private DataDirectory(Path path, @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the folder for this JVM, and ends a server that an earlier JVM left running there. */
    static DataDirectory take(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            Path real = path.toRealPath();
            DataDirectory directory = new DataDirectory(real, lock(real));
            ServerProcess.search(directory.configuration()).ifPresent(ServerProcess::stop);
            return directory;
        } catch (IOException e) {
            throw new EmbeddedRedisException("Cannot use the data directory " + path + ": " + e, e);
        }
    }

    /** The folder of a server that another part of this JVM started. */
    static DataDirectory shared(Path path) {
        return new DataDirectory(path, null);
    }

    /**
     * The system gives a file's lock back as soon as its process closes that file, however often it is open: so a
     * folder that this JVM holds is known by a system property, which all class loaders see, and its file is not opened
     * again.
     */
    private static FileChannel lock(Path path) throws IOException {
        if (System.getProperties().putIfAbsent(HELD + path, "") != null) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return lockOfThisProcess(path);
        } catch (IOException | EmbeddedRedisException e) {
            System.getProperties().remove(HELD + path);
            throw e;
        }
    }

    private static FileChannel lockOfThisProcess(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(path, Files.readString(path.resolve(LOCK)).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static EmbeddedRedisException inUse(Path path, String holder) {
        return new EmbeddedRedisException("The data directory " + path + " is in use by process " + holder
                + ". Stop that one first, or choose another data directory.");
    }

    Path path() {
        return path;
    }

    Path configuration() {
        return path.resolve("redis.conf");
    }

    Path pidFile() {
        return path.resolve("redis.pid");
    }

    Path log() {
        return path.resolve("redis.log");
    }

    /** The end of the log, one line. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "no log in " + path;
        }
    }

    Optional<ServerProcess> server() {
        return ServerProcess.find(pidFile(), configuration());
    }

    void release() {
        if (lock != null) {
            try {
                lock.close();
                System.getProperties().remove(HELD + path);
            } catch (IOException e) {
                throw new EmbeddedRedisException("Cannot release the data directory " + path, e);
            }
        }
    }
}
