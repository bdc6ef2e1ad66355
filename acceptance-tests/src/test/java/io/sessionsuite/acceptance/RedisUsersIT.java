package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The scenarios with one Redis user per service, as deploy/redis/users.acl has them: Redis refuses nothing they need.
 */
class RedisUsersIT implements SuiteScenarios {

    private static final String PASSWORD = "one-of-the-services";
    private static final String TOKEN = "9d1c0c58-7f0e-4c39-9f3f-6d1a3c1c0f51";

    private static EmbeddedRedis redis;
    private static Map<Service, ServiceProcess> services;
    private static Deployment suite;
    private static People people;

    @BeforeAll
    static void start() throws IOException {
        redis = EmbeddedRedis.builder().start();
        for (String line : Files.readAllLines(users())) {
            String[] words = line.split(" ");
            if (!words[1].equals("default")) {
                redis.command(Stream.concat(
                                Stream.of("ACL", "SETUSER", words[1], "on", ">" + PASSWORD),
                                Stream.of(words).skip(3))
                        .toArray(String[]::new));
            }
        }
        services = Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service, RedisUsersIT::start));
        suite = new OneOfEach();
        people = new People(suite);
    }

    private static final class OneOfEach implements Deployment {

        @Override
        public URI next(Service service) {
            return of(service).uri();
        }

        @Override
        public String adminPassword() {
            return "correct horse 9";
        }

        @Override
        public String consulToken() {
            return TOKEN;
        }

        @Override
        public void close() {
            services.values().forEach(ServiceProcess::close);
        }
    }

    private static ServiceProcess of(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    @AfterAll
    static void stop() {
        suite.close();
        redis.close();
    }

    @AfterEach
    void nothingRefused() {
        assertThat((List<?>) redis.command("ACL", "LOG")).isEmpty();
    }

    @Override
    public Deployment deployment() {
        return suite;
    }

    @Override
    public People people() {
        return people;
    }

    @Test
    @DisplayName("sessions, locks, keys, nodes and rights of /v1")
    void coordination() {
        int port = of(Service.COORDINATION).uri().getPort();
        String session = v1(port, "PUT", "/v1/session/create", "{\"TTL\":\"10s\"}")
                .replaceAll("(?s).*\"ID\":\\s*\"([0-9a-f-]{36})\".*", "$1");
        assertThat(v1(port, "PUT", "/v1/kv/a?acquire=" + session, "1")).endsWith("true");
        assertThat(v1(port, "GET", "/v1/kv/a?index=1&wait=1s", "")).startsWith("HTTP/1.1 200 ");
        assertThat(v1(port, "PUT", "/v1/txn", "[{\"KV\":{\"Verb\":\"get\",\"Key\":\"a\"}}]"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(v1(port, "PUT", "/v1/catalog/register", "{\"Node\":\"n\",\"Address\":\"10.0.0.1\"}"))
                .endsWith("true");
        assertThat(v1(
                        port,
                        "PUT",
                        "/v1/acl/policy",
                        "{\"Name\":\"p\",\"Rules\":\"key_prefix \\\"\\\" {policy=\\\"read\\\"}\"}"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(v1(port, "PUT", "/v1/acl/token", "{\"Policies\":[{\"Name\":\"p\"}]}"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(v1(port, "PUT", "/v1/session/destroy/" + session, "")).endsWith("true");
        assertThat(v1(port, "DELETE", "/v1/kv/?recurse", "")).endsWith("true");
    }

    @Test
    @DisplayName("a service reaches no other's keys and runs no administrator's command")
    void bounds() {
        for (String user : List.of("auth", "attribute", "coordination", "store")) {
            for (String command : List.of("FLUSHALL", "KEYS *", "CONFIG SET appendfsync no", "SHUTDOWN", "ACL LIST")) {
                assertThat(dryRun(user, command)).as("%s %s", user, command).contains("no permissions");
            }
        }
        assertThat(dryRun("coordination", "GET login:{x}")).contains("no permissions");
        assertThat(dryRun("attribute", "GET coord:{x}")).contains("no permissions");
        assertThat(dryRun("attribute", "HGET user:{x} passwordHash")).contains("no permissions");
        assertThat(dryRun("store", "GET user:{x}")).contains("no permissions");
    }

    private static String dryRun(String user, String command) {
        Stream<String> words = Stream.concat(Stream.of("ACL", "DRYRUN", user), Stream.of(command.split(" ")));
        return String.valueOf(redis.command(words.toArray(String[]::new)));
    }

    private static String v1(int port, String method, String target, String body) {
        return Wire.exchange(
                port,
                Wire.request(
                                method,
                                target,
                                "X-Consul-Token: " + TOKEN + "\r\nContent-Length: " + body.length() + "\r\n")
                        + body);
    }

    private static ServiceProcess start(Service service) {
        String user = service.module().replace("-service", "");
        return Readiness.of(ServiceProcess.of(service.module())
                .set("quarkus.redis.hosts", "redis://" + user + ":" + PASSWORD + "@127.0.0.1:" + redis.port())
                .environment("AUTH_ADMIN_PASSWORD", "correct horse 9")
                .environment("COORDINATION_ACL_MANAGEMENT_TOKEN", TOKEN)
                .start());
    }

    private static Path users() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("deploy/redis/users.acl");
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException("No deploy/redis above this folder");
    }
}
