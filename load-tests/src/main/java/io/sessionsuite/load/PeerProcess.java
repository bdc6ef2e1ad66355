package io.sessionsuite.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running peer, with all it starts itself; it ends with this JVM at the latest. Its output is in a file. */
final class PeerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Pattern PORT = Pattern.compile("(?m)^port (\\d+)$");

    private final Process process;
    private final Path log;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static PeerProcess start(Path folder, Path log, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new PeerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** What it tells as {@code port N} once it answers. */
    int awaitPort() {
        return Integer.parseInt(await(PORT).group(1));
    }

    /** Waits until its output has that; missing if it ends before. */
    Matcher await(Pattern words) {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            boolean over = !process.isAlive();
            Matcher found = words.matcher(output());
            if (found.find()) {
                return found;
            }
            if (over) {
                break;
            }
            LockSupport.parkNanos(100_000_000);
        }
        close();
        throw new PeerMissingException("it did not start, see " + log);
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
