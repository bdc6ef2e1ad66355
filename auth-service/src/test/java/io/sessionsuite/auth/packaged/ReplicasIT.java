package io.sessionsuite.auth.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two packaged replicas on one Redis, in the production profile, at most two sessions a user. */
class ReplicasIT {

    private static final String PASSWORD = "correct horse 9";

    private static EmbeddedRedis redis;
    private static ServiceProcess one;
    private static ServiceProcess other;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.builder().start();
        one = capped();
        other = capped();
        Suite.awaitReady(one);
        Suite.awaitReady(other);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
    }

    private static ServiceProcess capped() {
        return Suite.launch(redis)
                .set("auth.sessions.max-per-user", "2")
                .set("auth.sessions.when-full", "deny")
                .set("auth.cors.origins", "https://app.example,https://other.example")
                .start();
    }

    @Test
    @DisplayName("F-05 SEC-09 in production the cookie is Secure whatever the scheme")
    void secure() {
        user("mia");
        String cookie = RemoteClient.of(one)
                .login("mia", PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).matches("id=[A-Za-z0-9_-]{64}; Path=/api; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    @DisplayName("F-46 SEC-20 a logout here is final there, at once")
    void logout() {
        user("ann");
        for (int i = 0; i < 20; i++) {
            String token = RemoteClient.token(RemoteClient.of(one).login("ann", PASSWORD));
            RemoteClient client = RemoteClient.of(one).holding(token);
            assertThat(client.at(other).get("/api/session").statusCode()).isEqualTo(200);
            assertThat(client.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);
            HttpResponse<String> after = client.at(other).get("/api/session");
            assertThat(after.statusCode()).isEqualTo(401);
            assertThat(RemoteClient.code(after)).isEqualTo("session-ended");
        }
    }

    @Test
    @DisplayName("F-83 SEC-18 the cap holds over replicas: one more login is told why")
    void cap() {
        user("bob");
        String first = RemoteClient.token(RemoteClient.of(one).login("bob", PASSWORD));
        RemoteClient.token(RemoteClient.of(other).login("bob", PASSWORD));
        HttpResponse<String> third = RemoteClient.of(one).login("bob", PASSWORD);
        assertThat(third.statusCode()).isEqualTo(403);
        assertThat(RemoteClient.code(third)).isEqualTo("session-limit");
        assertThat(third.headers().firstValue("Set-Cookie")).isEmpty();
        RemoteClient.of(other).holding(first).send("DELETE", "/api/session", "");
        assertThat(RemoteClient.of(one).login("bob", PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-49 F-51 a change of a user here is obeyed there, at once")
    void userChanged() {
        Suite.admin(one).send("POST", "/api/roles", "{\"name\":\"search\",\"permissions\":[\"GET:/roles\"]}");
        String id = user("zoe");
        RemoteClient zoe = RemoteClient.of(other)
                .holding(RemoteClient.token(RemoteClient.of(other).login("zoe", PASSWORD)));
        assertThat(zoe.get("/api/roles").statusCode()).isEqualTo(403);
        put("/api/users/" + id, "{\"roleNames\":[\"search\"]}");
        assertThat(new JsonObject(zoe.get("/api/session").body()).getJsonArray("roles"))
                .isEqualTo(new JsonArray().add(new JsonObject().put("name", "search")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> zoe.get("/api/roles").statusCode() == 200);
        put("/api/users/" + id, "{\"enabled\":false}");
        assertThat(zoe.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("F-87 a narrowed role closes its paths on every replica within a second")
    void roleNarrowed() {
        HttpResponse<String> made = Suite.admin(one)
                .send(
                        "POST",
                        "/api/roles",
                        "{\"name\":\"reader\",\"permissions\":[\"GET:/roles\"],\"rights\":[\"get\"]}");
        String role = new JsonObject(made.body()).getString("id");
        String id = user("rea");
        put("/api/users/" + id, "{\"roleNames\":[\"reader\"]}");
        RemoteClient rea = RemoteClient.of(other)
                .holding(RemoteClient.token(RemoteClient.of(other).login("rea", PASSWORD)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> rea.get("/api/roles").statusCode() == 200);
        put("/api/roles/" + role, "{\"permissions\":[],\"rights\":[]}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> rea.get("/api/roles").statusCode() == 403);
        String sid = new JsonObject(rea.get("/api/session").body())
                .getJsonObject("session")
                .getString("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(7))
                .until(() -> redis.command("HGET", "login:{" + sid + "}", "rights") == null);
    }

    @Test
    @DisplayName("F-65 several configured origins, each exact")
    void origins() {
        for (String origin : List.of("https://app.example", "https://other.example")) {
            HttpResponse<String> answer =
                    RemoteClient.of(one).with("Origin", origin).get("/api");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(origin);
        }
    }

    private static String user(String name) {
        HttpResponse<String> made = Suite.admin(one)
                .send("POST", "/api/users", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new JsonObject(made.body()).getString("id");
    }

    private static void put(String path, String body) {
        HttpResponse<String> answer = Suite.admin(one).send("PUT", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
