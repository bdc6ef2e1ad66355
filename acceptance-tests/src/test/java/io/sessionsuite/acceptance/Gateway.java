package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx with the project's configuration, on free ports of loopback. Its whole output is kept. */
final class Gateway implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);

    private final Process process;
    private final int port;
    private final List<String> output = new CopyOnWriteArrayList<>();

    /** The environment names the services ({@code AUTH_SERVICE}, …), as the start script of the gateway tells. */
    Gateway(Path run, Map<String, String> environment) {
        port = freePort();
        ProcessBuilder builder = new ProcessBuilder(script().toString()).redirectErrorStream(true);
        builder.environment().put("GATEWAY_RUN", run.toString());
        builder.environment().put("GATEWAY_LISTEN", "127.0.0.1:" + port);
        builder.environment().put("GATEWAY_STATUS_LISTEN", "127.0.0.1:" + freePort());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("output of the gateway").start(this::read);
        await().atMost(START).until(() -> listens() || !process.isAlive());
        assertThat(process.isAlive()).as("nginx runs: %s", output).isTrue();
    }

    /** Whether an nginx is installed; the tests that need one are skipped by name where none is. */
    static boolean isInstalled() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "nginx")));
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** All it has printed: the access log, and what nginx complains of. */
    String output() {
        return String.join("\n", output);
    }

    /** Tells it to stop, without waiting. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("The gateway did not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path script() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path script = folder.resolve("gateway").resolve("start");
            if (Files.exists(script)) {
                return script;
            }
        }
        throw new IllegalStateException("No gateway/start above " + here);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it takes connections. */
    boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add(e.toString());
        }
    }
}
