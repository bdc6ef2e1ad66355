package io.sessionsuite.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
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

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held elsewhere in this JVM: reported below like any other holder
        }
        if (lock == null) {
            String holder = Files.readString(path.resolve(LOCK)).strip();
            channel.close();
            throw new EmbeddedRedisException("The data directory " + path + " is in use by process " + holder
                    + ". Stop that one first, or choose another data directory.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
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
            } catch (IOException e) {
                throw new EmbeddedRedisException("Cannot release the data directory " + path, e);
            }
        }
    }
}
