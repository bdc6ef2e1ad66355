package io.sessionsuite.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a server whose JVM was killed. */
final class AbandonedServerTest {

    @TempDir
    Path folder;

    @Test
    void nextStartOnTheSameDirectoryStopsItAndKeepsItsData() throws Exception {
        ProcessHandle abandoned = abandon(folder.toString());
        try (EmbeddedRedis redis = EmbeddedRedis.builder().dataDirectory(folder).start()) {
            assertThat(isRunning(abandoned)).isFalse();
            assertThat(redis.command("GET", "k")).isEqualTo("v");
        }
    }

    @Test
    void frozenOneIsStoppedToo() throws Exception {
        ProcessHandle abandoned = abandon(folder.toString());
        new ServerProcess(abandoned).signal("STOP");
        EmbeddedRedis.builder().dataDirectory(folder).start().close();
        assertThat(isRunning(abandoned)).isFalse();
    }

    @Test
    void oldTemporaryOneIsCleared() throws Exception {
        ProcessHandle abandoned = abandon("");
        Path directory = Path.of(abandoned.info().arguments().orElseThrow()[0]).getParent();
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minusSeconds(120)));
        EmbeddedRedis.builder().start().close();
        assertThat(isRunning(abandoned)).isFalse();
        assertThat(directory).doesNotExist();
    }

    @Test
    void oldTemporaryOneOfALivingJvmIsLeftAlone() throws Exception {
        try (EmbeddedRedis living = EmbeddedRedis.builder().start()) {
            FileTime old = FileTime.from(Instant.now().minusSeconds(120));
            Files.setLastModifiedTime(living.dataDirectory(), old);
            EmbeddedRedis.builder().start().close();
            Files.setLastModifiedTime(living.dataDirectory(), old);
            new ServerProcess(abandon("")).stop();
            assertThat(living.dataDirectory()).isDirectory();
            assertThat(living.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void pidThatNowBelongsToAnotherProgramIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.writeString(folder.resolve("redis.pid"), Long.toString(stranger.pid()));
            EmbeddedRedis.builder().dataDirectory(folder).start().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static boolean isRunning(ProcessHandle handle) {
        return new ServerProcess(handle).isRunning();
    }

    /** The server of a JVM that was killed right after a write. */
    private static ProcessHandle abandon(String directory) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledJvm.class.getName(),
                        directory)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            long pid = Long.parseLong(output.readLine());
            jvm.destroyForcibly();
            assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return ProcessHandle.of(pid).orElseThrow();
        }
    }

    /** Starts a server, writes, tells its pid and waits to be killed. */
    static final class KilledJvm {

        private KilledJvm() {}

        public static void main(String[] arguments) throws IOException {
            EmbeddedRedis.Builder builder = EmbeddedRedis.builder();
            EmbeddedRedis redis = arguments[0].isEmpty()
                    ? builder.start()
                    : builder.dataDirectory(Path.of(arguments[0])).start();
            redis.command("SET", "k", "v");
            System.out.println(redis.pid());
            System.in.read();
        }
    }
}
