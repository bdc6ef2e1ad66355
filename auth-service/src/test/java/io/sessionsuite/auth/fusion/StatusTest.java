package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class StatusTest {

    private final FusionClient client = FusionClient.from("127.22.0.1");

    @Test
    @DisplayName("F-67 an initialised system tells since when, to everybody, and cannot be claimed")
    void status() {
        JsonObject status =
                FusionClient.object(FusionClient.expect(client.http().get("/api"), 200));
        assertThat(status.fieldNames()).containsExactly("version", "enabledRealms", "initMeta", "startTime", "status");
        assertThat(status.getJsonArray("enabledRealms")).contains("native");
        assertThat(Instant.parse(status.getJsonObject("initMeta").getString("initializedAt")))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(Instant.parse(status.getString("startTime")))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(status.getJsonObject("status")).isEmpty();
        Answer claim = client.http().json("POST", "/api", "{\"password\":\"correct horse 9\"}");
        assertThat(claim.status()).isEqualTo(409);
        assertThat(FusionClient.code(claim)).isEqualTo("conflict");
    }

    @Test
    @DisplayName("F-99 SEC-38 SEC-44 administrators read the audit trail, newest first, others do not")
    void audit() {
        FusionClient admin = FusionClient.admin("127.22.0.2");
        Account mia = Account.with("mia");
        String token = client.with("User-Agent: test/1").token(mia);
        client.login(new Account("native", mia.name(), "wrong"));
        client.holding(token).http().get("/api/users");
        client.holding(token).logout();

        JsonArray events = FusionClient.list(admin.http().get("/api/sessions/audit?limit=10&user=" + mia.name()));
        assertThat(events.stream()
                        .map(JsonObject.class::cast)
                        .map(event -> event.getString("event") + " " + event.getString("result")))
                .startsWith("logout ok", "forbidden refused", "login failed", "login ok");
        JsonObject login = events.getJsonObject(3);
        assertThat(login.getString("user")).isEqualTo(mia.name());
        assertThat(login.getString("realm")).isEqualTo("native");
        assertThat(login.getString("address")).isEqualTo("127.22.0.1");
        assertThat(login.getString("agent")).isEqualTo("test/1");
        assertThat(login.getString("door")).isEqualTo("fusion");
        assertThat(login.getString("sid"))
                .isEqualTo(token.substring(0, 21) + login.getString("sid").charAt(21));

        Answer page = admin.http().get("/api/sessions/audit?limit=2&event=login&user=" + mia.name());
        assertThat(FusionClient.list(page)).hasSize(2);
        assertThat(page.text()).doesNotContain(token.substring(22));
        assertThat(admin.http()
                        .get("/api/sessions/audit?from=2999-01-01T00:00:00Z")
                        .text())
                .isEqualTo("[]");
        assertThat(admin.http().get("/api/sessions/audit?from=yesterday").status())
                .isEqualTo(400);
        assertThat(admin.http().get("/api/sessions/audit?cursor=nonsense").status())
                .isEqualTo(400);
        FusionClient hers = client.holding(client.token(mia));
        assertThat(hers.http().get("/api/sessions/audit").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("the OpenAPI document names every path")
    void openApi() {
        String document = RestAssured.given()
                .port(managementPort())
                .get("/q/openapi?format=json")
                .asString();
        assertThat(new JsonObject(document).getJsonObject("paths").fieldNames())
                .contains(
                        "/api",
                        "/api/session",
                        "/api/sessions",
                        "/api/sessions/audit",
                        "/api/sessions/current/refresh",
                        "/api/sessions/{sid}",
                        "/api/users",
                        "/api/users/{id}",
                        "/api/users/{id}/sessions",
                        "/api/roles",
                        "/api/roles/{id}",
                        "/api/realm-configs",
                        "/api/realm-configs/default",
                        "/api/realm-configs/{id}",
                        "/api/api-keys",
                        "/api/api-keys/{id}",
                        "/oauth2/token",
                        "/oauth2/revoke");
    }

    @Test
    @DisplayName("readiness names the service and tells how durable Redis is")
    void readiness() {
        JsonObject ready = new JsonObject(RestAssured.given()
                .port(managementPort())
                .get("/q/health/ready")
                .asString());
        JsonObject check = ready.getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("name").equals("auth-service: Redis"))
                .findFirst()
                .orElseThrow();
        assertThat(check.getString("status")).isEqualTo("UP");
        assertThat(check.getJsonObject("data").getString("appendfsync")).isEqualTo("always");
    }

    private static int managementPort() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.management.port", Integer.class);
    }
}
