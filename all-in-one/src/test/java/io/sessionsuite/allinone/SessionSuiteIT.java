package io.sessionsuite.allinone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.sessionsuite.process.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the packaged suite and of the Redis below it. */
final class SessionSuiteIT {

    @TempDir
    Path data;

    @Test
    void startsOnARedisOfItsOwnAndTakesItDownWithIt() {
        ServiceProcess suite = launch().start();
        awaitReady(suite);
        assertThat(redis()).hasSize(1);
        suite.stop();
        assertThat(redis()).isEmpty();
    }

    @Test
    void redisLeftByAKilledSuiteIsReplacedAtTheNextStart() {
        ServiceProcess killed = launch().start();
        ProcessHandle left = redis().getFirst();
        killed.kill();
        assertThat(left.isAlive()).isTrue();
        try (ServiceProcess suite = launch().start()) {
            awaitReady(suite);
            assertThat(redis()).hasSize(1).doesNotContain(left);
        }
    }

    @Test
    void redisOutlivesTheRequestsInFlight() throws IOException {
        ServiceProcess suite = launch().start();
        awaitReady(suite);
        try (Socket client = new Socket(suite.uri().getHost(), suite.uri().getPort())) {
            OutputStream request = client.getOutputStream();
            request.write(
                    ascii(
                            "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 37\r\n\r\n{"));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(redis()).hasSize(1);
            ProcessHandle.of(suite.pid()).orElseThrow().destroy();
            await().during(Duration.ofSeconds(1)).until(() -> suite.isAlive() && redis().size() == 1);
            request.write(ascii("\"username\":\"nobody\",\"password\":\"nn\"}"));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 401 Unauthorized");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !suite.isAlive());
        assertThat(redis()).isEmpty();
    }

    @Test
    void secondSuiteOnTheSameDataIsRefused() {
        try (ServiceProcess suite = launch().start()) {
            assertThatThrownBy(() -> launch().start())
                    .hasMessageContaining("is in use by process " + suite.pid() + ". Stop that one first");
            awaitReady(suite);
        }
    }

    @Test
    void busyPortIsOneClearLine() {
        try (ServiceProcess suite = launch().start()) {
            String port = Integer.toString(suite.uri().getPort());
            assertThatThrownBy(() -> launch().set("quarkus.http.port", port).start())
                    .hasMessageEndingWith("Port " + port
                            + " is in use: stop the program that listens there, or set QUARKUS_HTTP_PORT.");
        }
    }

    @Test
    void withoutAFolderToWriteToItDoesNotStart() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> launch().environment("SESSION_SUITE_DATA", file.toString())
                        .start())
                .hasMessageContaining("Cannot use the data directory " + file);
    }

    private ServiceProcess.Launch launch() {
        return ServiceProcess.of("all-in-one")
                .set("quarkus.profile", "local")
                .environment("SESSION_SUITE_DATA", data.toString());
    }

    private static void awaitReady(ServiceProcess suite) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().get(suite.uri() + "/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP")));
    }

    private List<ProcessHandle> redis() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .endsWith(data.resolve("redis.conf").toString()))
                .toList();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
