package io.sessionsuite.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One running packaged service. Its whole output is kept, so that tests can search it. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.]+:\\d+)");
    private static final Pattern MANAGEMENT =
            Pattern.compile("Management interface listening on (http://[0-9.]+:\\d+)");
    private static final long START_SECONDS = 60;

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> listening = new CompletableFuture<>();
    private volatile URI management = URI.create("http://127.0.0.1");

    private ServiceProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::read);
    }

    /** Prepares the packaged service of that module, on free ports, with text logs and no shutdown delay. */
    public static Launch of(String module) {
        return new Launch(PackagedJar.of(module));
    }

    /** Where it answers. */
    public URI uri() {
        return listening.join();
    }

    /** Where its health and metrics are: the management port, or {@link #uri()} if it has none. */
    public URI management() {
        return management.getPort() < 0 ? uri() : management;
    }

    /** All it has printed so far, one string. */
    public String output() {
        return String.join("\n", output);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to stop and waits until it has. */
    public void stop() {
        process.destroy();
        await();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Stops it for the duration of a pause: {@code STOP}, later {@code CONT}. */
    public void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " failed: " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Memory of its own that is in use, in bytes: heap, buffers, threads; what it mapped from files does not count. */
    public long ownMemory() {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            String kibibytes = status.filter(line -> line.startsWith("RssAnon:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
            return Long.parseLong(kibibytes) << 10;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Did not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher managed = MANAGEMENT.matcher(line);
                if (managed.find()) {
                    management = URI.create(managed.group(1));
                }
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.find()) {
                    listening.complete(URI.create(matcher.group(1)));
                }
            }
            listening.completeExceptionally(new IllegalStateException("Ended before it listened:\n" + output()));
        } catch (IOException e) {
            listening.completeExceptionally(e);
        }
    }

    /** A process about to be started. */
    public static final class Launch {

        private final PackagedJar jar;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private List<String> jvmFlags = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

        private Launch(PackagedJar jar) {
            this.jar = jar;
            set("quarkus.http.host", "127.0.0.1");
            set("quarkus.http.port", "0");
            set("quarkus.management.host", "127.0.0.1");
            set("quarkus.management.port", "0");
            set("quarkus.shutdown.delay", "0s");
            set("quarkus.log.console.json.enabled", "false");
        }

        /** Runs it as in production: the optimising compiler on, 1 GiB of heap. */
        public Launch forLoad() {
            jvmFlags = List.of("-Xmx1g");
            return this;
        }

        /** Runs it in a heap of that size, such as {@code 128m}, all of it in use from the start: it cannot grow. */
        public Launch heap(String size) {
            jvmFlags = List.of(
                    "-Xms" + size, "-Xmx" + size, "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            return this;
        }

        /** A setting, given as system property. */
        public Launch set(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** A setting or secret, given as environment variable. */
        public Launch environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts it and waits until it listens; fails with its output if it ends before. */
        public ServiceProcess start() {
            ProcessBuilder builder = new ProcessBuilder(jar.command(jvmFlags, settings)).redirectErrorStream(true);
            builder.environment().putAll(environment);
            try {
                ServiceProcess service = new ServiceProcess(builder.start());
                service.listening.get(START_SECONDS, TimeUnit.SECONDS);
                return service;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
