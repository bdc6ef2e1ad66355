package io.sessionsuite.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running server of ours, found by its pid file and verified by its command line, which ends in the path of the
 * configuration inside the data directory. So a pid that now belongs to another program is never touched.
 */
record ServerProcess(ProcessHandle handle) {

    private static final Duration GRACE = Duration.ofSeconds(10);

    static Optional<ServerProcess> find(Path pidFile, Path configuration) {
        return readPid(pidFile)
                .flatMap(ProcessHandle::of)
                .map(ServerProcess::new)
                .filter(server -> server.serves(configuration));
    }

    /** Looks through all processes: finds also a server that had no time to write its pid file. */
    static Optional<ServerProcess> search(Path configuration) {
        return ProcessHandle.allProcesses()
                .map(ServerProcess::new)
                .filter(server -> server.serves(configuration))
                .findFirst();
    }

    private boolean serves(Path configuration) {
        String line = handle.info().commandLine().orElse("");
        return line.endsWith(" " + configuration) && isRunning();
    }

    private static Optional<Long> readPid(Path pidFile) {
        try {
            String text = Files.readString(pidFile).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Asks it to write what it has and to end; kills it if it does not. */
    void stop() {
        signal("CONT");
        handle.destroy();
        if (!new Waiting(GRACE).until(() -> !isRunning())) {
            kill();
        }
    }

    void kill() {
        handle.destroyForcibly();
        if (!new Waiting(GRACE).until(() -> !isRunning())) {
            throw new EmbeddedRedisException("The Redis process " + handle.pid() + " does not die");
        }
    }

    void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(handle.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0 && isRunning()) {
                throw new EmbeddedRedisException("kill -" + name + " " + handle.pid() + " failed");
            }
        } catch (IOException e) {
            throw new EmbeddedRedisException("Cannot run kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisException("Interrupted while signalling Redis", e);
        }
    }

    /**
     * A dead process whose parent never collects it stays in the process table as a zombie. It is gone once all its
     * threads are; until then it may hold its port.
     */
    boolean isRunning() {
        return handle.isAlive() && !isZombie();
    }

    private boolean isZombie() {
        Path process = Path.of("/proc", Long.toString(handle.pid()));
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            String stat = Files.readString(process.resolve("stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() <= 1;
        } catch (IOException e) {
            return false;
        }
    }
}
