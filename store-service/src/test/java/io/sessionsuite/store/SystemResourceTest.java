package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** System parameters, what follows from them, and the state of the service. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SystemResourceTest extends StoreFixture {

    private static final String PAGE = "Origin: https://page.example";

    @AfterEach
    void forget() {
        callers.server().command("DEL", "system:{m1}", "bootstrap:{directory}");
    }

    private JsonObject all() {
        return new JsonObject(http.get("/system", admin).text());
    }

    private Answer set(String name, String value) {
        return http.post("/system/" + name, "value=" + encode(value), admin);
    }

    @Test
    @DisplayName("all parameters are a flat map of texts, one is its bare text")
    void shown() {
        JsonObject all = all();
        assertThat(all.getString("password-min-length")).isEqualTo("8");
        assertThat(all.getString("token-expire-ms")).isEqualTo("86400000");
        assertThat(all.getString("property-ip")).isEqualTo("_m1.ip");
        assertThat(all.getString("init")).isEqualTo("false");
        callers.server().command("HSET", "bootstrap:{directory}", "initializedAt", "1");
        assertThat(http.get("/system/init", admin).text()).isEqualTo("true");
        Answer one = http.get("/system/property-session-id", admin);
        assertThat(one.text()).isEqualTo("session.id");
        assertThat(one.header("Content-Type")).startsWith("text/plain");
        assertThat(http.get("/system/nosuch", admin).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("parameters are set alone or several at once, all or none")
    void set() {
        assertThat(set("bucket", "b ä").status()).isEqualTo(204);
        assertThat(http.get("/system/bucket", admin).text()).isEqualTo("b ä");
        assertThat(http.post("/system", "region=r&own=1", admin).status()).isEqualTo(204);
        assertThat(all().getString("own")).isEqualTo("1");
        assertThat(http.post("/system", "region=other&init=true", admin).status())
                .isEqualTo(400);
        assertThat(all().getString("region")).isEqualTo("r");
        for (String constant : List.of("init", "property-ip", "property-received")) {
            isError(set(constant, "x"), 400, constant + " cannot be set");
        }
        assertThat(set("property-ip", "_m1.ip").status()).isEqualTo(204);
        assertThat(set("property-session-id", "a..b").status()).isEqualTo(400);
        assertThat(set("x".repeat(129), "x").status()).isEqualTo(400);
        assertThat(set("x", "x".repeat(65_537)).status()).isEqualTo(400);
        isError(http.post("/system/x", "", admin), 400, "missing parameter value");
    }

    @Test
    @DisplayName("there are at most 64")
    void count() {
        StringBuilder form = new StringBuilder("a0=1");
        for (int i = 1; i < 64; i++) {
            form.append("&a").append(i).append("=1");
        }
        assertThat(http.post("/system", form.toString(), admin).status()).isEqualTo(204);
        isError(set("one-more", "1"), 400, "more than 64 system parameters");
        assertThat(set("a1", "2").status()).isEqualTo(204);
    }

    @Test
    @DisplayName("property-session-id is the key of stores that name none")
    void defaultKey() {
        set("property-session-id", "visit.no");
        String name = newStore();
        assertThat(http.get("/session/list", admin).text()).contains("\"name\":\"" + name + "\",\"key\":\"visit.no\"");
    }

    @Test
    @DisplayName("pages of the origins in cors may read answers and ask beforehand, without a token")
    void cors() {
        assertThat(http.get("/ping", PAGE).header("Access-Control-Allow-Origin"))
                .isEmpty();
        set("cors", "[\"https://page.example\"]");
        assertThat(http.get("/ping", PAGE).header("Access-Control-Allow-Origin"))
                .isEqualTo("https://page.example");
        Answer preflight = http.call(
                "OPTIONS", "/session/query", List.of(PAGE, "Access-Control-Request-Method: POST"), new byte[0]);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("m1-auth-token, content-type");
        assertThat(http.get("/session/list", PAGE).header("Access-Control-Allow-Origin"))
                .isEqualTo("https://page.example");
        assertThat(http.get("/ping", "Origin: https://other.example").header("Access-Control-Allow-Origin"))
                .isEmpty();
        set("cors", "https://a.example, *");
        Answer any = http.get("/ping", PAGE);
        assertThat(any.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(any.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    @DisplayName("S-128 the state of every copy of every store")
    void health() {
        callers.server().command("ZADD", "store:{stores}:replica", Long.toString(System.currentTimeMillis()), "here");
        String name = newStore();
        JsonObject health = new JsonObject(http.get("/health", admin).text());
        JsonObject details = health.getJsonObject("sessions").getJsonObject("details");
        assertThat(details.getJsonObject("Node " + name + " shard 0 replica 0").encode())
                .isEqualTo("{\"status\":\"PASSED\",\"message\":\"Status 200\"}");
        assertThat(health.getJsonObject("system").getString("status")).isEqualTo("PASSED");
        String many = "many-" + name;
        assertThat(http.post("/session/add", "store=" + many + "&shards=2&replicas=1000", admin)
                        .status())
                .isEqualTo(204);
        JsonObject failed = new JsonObject(http.get("/health", admin).text());
        assertThat(failed.getJsonObject("overall").getString("status")).isEqualTo("FAILED");
        assertThat(failed.getJsonObject("sessions")
                        .getJsonObject("details")
                        .getJsonObject("Node " + many + " shard 1 replica 999")
                        .getString("status"))
                .isEqualTo("FAILED");
        http.post("/session/drop", "store=" + many, admin);
        assertThat(http.get("/health", admin).status()).isEqualTo(200);
        isError(http.get("/health", reader), 403, "User test does not have requested right in set admin");
    }
}
