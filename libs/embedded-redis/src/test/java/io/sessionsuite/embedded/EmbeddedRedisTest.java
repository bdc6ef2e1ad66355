package io.sessionsuite.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRedisTest {

    @TempDir
    Path folder;

    @Test
    void startsWithTheSettingsOfTheHouse() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start()) {
            assertThat(setting(redis, "appendonly")).isEqualTo("yes");
            assertThat(setting(redis, "appendfsync")).isEqualTo("always");
            assertThat(setting(redis, "maxmemory-policy")).isEqualTo("noeviction");
            assertThat(setting(redis, "hash-max-listpack-value")).isEqualTo("512");
            assertThat(setting(redis, "enable-debug-command")).isEqualTo("no");
            assertThat(setting(redis, "bind")).isEqualTo("127.0.0.1");
            assertThat(redis.uri()).isEqualTo("redis://:" + redis.password() + "@127.0.0.1:" + redis.port());
        }
    }

    @Test
    void answersOnlyWithThePassword() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start();
                Socket stranger = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            stranger.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(stranger.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
                    .isEqualTo("-NOAUTH");
        }
    }

    @Test
    void keepsThePasswordFromTheCommandLineAndFromOtherUsers() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start()) {
            ProcessHandle process = ProcessHandle.of(redis.pid()).orElseThrow();
            assertThat(process.info().commandLine()).get().asString().doesNotContain(redis.password());
            Path configuration = redis.dataDirectory().resolve("redis.conf");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void killLosesNoAcknowledgedWriteAndRestartKeepsTheAddress() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().dataDirectory(folder).start()) {
            String uri = redis.uri();
            redis.command("SET", "k", "v");
            redis.kill9();
            assertThat(redis.pid()).isEqualTo(-1);
            redis.restart();
            assertThat(redis.uri()).isEqualTo(uri);
            assertThat(redis.command("GET", "k")).isEqualTo("v");
        }
    }

    @Test
    void withoutPersistenceRestartIsEmpty() {
        try (EmbeddedRedis redis =
                EmbeddedRedis.builder().persistence(Persistence.NONE).start()) {
            redis.command("SET", "k", "v");
            redis.restart();
            assertThat(redis.command("GET", "k")).isNull();
        }
    }

    @Test
    void pausedServerAcceptsConnectionsAndAnswersAfterResume() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start();
                Socket client = new Socket()) {
            redis.pause();
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), redis.port()));
            client.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().available()).isZero();
            redis.resume();
            assertThat(client.getInputStream().read()).isEqualTo('-');
        }
    }

    @Test
    void pausedServerCanBeStopped() {
        EmbeddedRedis redis = EmbeddedRedis.builder().start();
        redis.pause();
        redis.close();
        assertThat(redis.pid()).isEqualTo(-1);
    }

    @Test
    void temporaryDataGoWithTheServer() {
        EmbeddedRedis redis = EmbeddedRedis.builder().start();
        assertThat(redis.dataDirectory()).isDirectory();
        redis.close();
        assertThat(redis.dataDirectory()).doesNotExist();
    }

    @Test
    void secondServerOnTheSameDirectoryIsRefused() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().dataDirectory(folder).start()) {
            assertThatThrownBy(
                            () -> EmbeddedRedis.builder().dataDirectory(folder).start())
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            assertThat(redis.command("PING")).isEqualTo("PONG");
        }
        EmbeddedRedis.builder().dataDirectory(folder).start().close();
    }

    @Test
    void occupiedPortIsRefusedAndTheDirectoryIsFreeAgain() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRedis.builder()
                            .dataDirectory(folder)
                            .port(other.getLocalPort())
                            .start())
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessage("Port " + other.getLocalPort() + " on loopback is in use");
        }
        EmbeddedRedis.builder().dataDirectory(folder).start().close();
    }

    @Test
    void refusedSettingIsReported() {
        assertThatThrownBy(() ->
                        EmbeddedRedis.builder().setting("no-such-setting", "1").start())
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining("no-such-setting");
    }

    @Test
    void programThatIsNoRedisIsRefused() {
        assertThatThrownBy(
                        () -> EmbeddedRedis.builder().binary(Path.of("/bin/sh")).start())
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining("/bin/sh is no Redis server");
    }

    @Test
    void bundledServerRuns() {
        try (EmbeddedRedis redis =
                EmbeddedRedis.builder().binary(BundledBinary.extract()).start()) {
            assertThat((String) redis.command("INFO", "server")).contains("redis_version:7.0.15");
        }
    }

    @Test
    void furtherSettingsReachTheServer() {
        try (EmbeddedRedis redis =
                EmbeddedRedis.builder().setting("maxmemory", "3mb").start()) {
            assertThat(setting(redis, "maxmemory")).isEqualTo("3145728");
        }
    }

    @Test
    void errorReplyIsThrown() {
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start()) {
            redis.command("SET", "k", "v");
            assertThatThrownBy(() -> redis.command("INCR", "k")).hasMessageStartingWith("ERR value is not an integer");
        }
    }

    @Test
    void sharedServerIsOneForAll() {
        EmbeddedRedis first = EmbeddedRedis.shared();
        EmbeddedRedis second = EmbeddedRedis.shared();
        first.command("SET", "shared", "yes");
        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(second.command("GET", "shared")).isEqualTo("yes");
        second.restart();
        assertThat(first.command("GET", "shared")).isEqualTo("yes");
    }

    private static Object setting(EmbeddedRedis redis, String name) {
        return ((List<?>) redis.command("CONFIG", "GET", name)).get(1);
    }
}
