package io.sessionsuite.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One real Redis server process on loopback, with a port, a password and a data directory of its own.
 *
 * <p>The server leaves the terminal's process group, so that Ctrl-C reaches the JVM only and the JVM decides when Redis
 * stops. The price: a JVM that is killed leaves its server running. The next start on the same data directory finds it
 * by its pid file and stops it first.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final RedisBinary binary;
    private final DataDirectory directory;
    private final int port;
    private final String password;

    EmbeddedRedis(RedisBinary binary, DataDirectory directory, int port, String password) {
        this.binary = binary;
        this.directory = directory;
        this.port = port;
        this.password = password;
    }

    /** A server about to be configured and started. */
    public static Builder builder() {
        return new Builder();
    }

    /** The one server that everything in this JVM may share; started by the first caller, stopped when the JVM ends. */
    public static EmbeddedRedis shared() {
        return SharedRedis.get();
    }

    /** Address with password, as {@code quarkus.redis.hosts} takes it. */
    public String uri() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /** The loopback port it listens on; the same after a restart. */
    public int port() {
        return port;
    }

    /** The password of its default user. */
    public String password() {
        return password;
    }

    /** Where its data, log and pid file are. */
    public Path dataDirectory() {
        return directory.path();
    }

    /** The process id, or -1 while it is not running. */
    public long pid() {
        return directory.server().map(server -> server.handle().pid()).orElse(-1L);
    }

    /**
     * Runs one command on a connection of its own: the reply as String, Long, List or null; an error reply is thrown.
     */
    public @Nullable Object command(String... words) {
        try (RespConnection connection = RespConnection.open(port, password)) {
            return connection.call(words);
        } catch (IOException e) {
            throw new EmbeddedRedisException("Redis on port " + port + " does not answer", e);
        }
    }

    /** Lets it write what it has, ends it and waits until it is gone. Nothing happens if it is not running. */
    public void stop() {
        directory.server().ifPresent(ServerProcess::stop);
    }

    /** Ends it as a crash would, and waits until it is gone. */
    public void kill9() {
        running().kill();
    }

    /** Freezes it: it keeps its connections and answers nothing. */
    public void pause() {
        running().signal("STOP");
    }

    /** Ends a {@link #pause()}. */
    public void resume() {
        running().signal("CONT");
    }

    /** Starts it again, stopping it first if it runs: same port, password and data directory. */
    public void restart() {
        stop();
        launch();
    }

    /** Stops it and gives the data directory free; deletes it if it was a temporary one. */
    @Override
    public void close() {
        stop();
        if (TemporaryDirectories.ofThisUser().owns(directory.path())) {
            TemporaryDirectories.delete(directory.path());
        }
        directory.release();
    }

    private ServerProcess running() {
        return directory.server().orElseThrow(() -> new EmbeddedRedisException("Redis is not running on port " + port));
    }

    void launch() {
        FreePort.exactly(port);
        Process launcher = run(Detachment.HERE.command(binary, directory.configuration()));
        boolean answers = new Waiting(START).until(() -> answers() || hasFailed(launcher)) && !hasFailed(launcher);
        if (!answers) {
            throw new EmbeddedRedisException("Redis did not start on port " + port + ": " + directory.lastWords());
        }
    }

    private Process run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new EmbeddedRedisException("Cannot run " + binary.path(), e);
        }
    }

    private static boolean hasFailed(Process launcher) {
        return !launcher.isAlive() && launcher.exitValue() != 0;
    }

    private boolean answers() {
        try (RespConnection connection = RespConnection.open(port, password)) {
            return "PONG".equals(connection.call("PING"));
        } catch (IOException | EmbeddedRedisException e) {
            return false;
        }
    }

    /** How a server is started; every value has a default. */
    public static final class Builder {

        private final Map<String, String> settings = new LinkedHashMap<>();
        private int port;
        private Persistence persistence = Persistence.ALWAYS;
        private String password = randomPassword();
        private @Nullable Path dataDirectory;
        private @Nullable Path binary;

        private Builder() {}

        /** The port to listen on; without it any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Where the data stay; without it a temporary directory that is deleted on {@link EmbeddedRedis#close()}. */
        public Builder dataDirectory(Path value) {
            dataDirectory = value;
            return this;
        }

        /** What is kept on disk; without it {@link Persistence#ALWAYS}. */
        public Builder persistence(Persistence value) {
            persistence = value;
            return this;
        }

        /** The executable; without it the one of the system property, else of PATH, else the bundled one. */
        public Builder binary(Path value) {
            binary = value;
            return this;
        }

        /** Any further line of the configuration file, such as {@code maxmemory} and {@code 3mb}. */
        public Builder setting(String key, String value) {
            settings.put(key, value);
            return this;
        }

        Builder password(String value) {
            password = value;
            return this;
        }

        /** Starts the server and waits until it answers. */
        public EmbeddedRedis start() {
            RedisBinary executable = binary == null ? RedisBinary.find() : RedisBinary.configured(binary);
            DataDirectory directory = dataDirectory == null
                    ? TemporaryDirectories.ofThisUser().create()
                    : DataDirectory.take(dataDirectory);
            try {
                int number = port == 0 ? FreePort.any().number() : port;
                writeConfiguration(directory, new ServerSettings(number, password, persistence, settings));
                EmbeddedRedis redis = new EmbeddedRedis(executable, directory, number, password);
                redis.launch();
                return redis;
            } catch (EmbeddedRedisException e) {
                directory.release();
                throw e;
            }
        }

        private static void writeConfiguration(DataDirectory directory, ServerSettings settings) {
            Path file = directory.configuration();
            try {
                Files.deleteIfExists(file);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, settings.text(directory), StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new EmbeddedRedisException("Cannot write " + file, e);
            }
        }

        static String randomPassword() {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }
}
