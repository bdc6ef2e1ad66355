package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class RolesAndRealmsTest {

    private final FusionClient admin = FusionClient.admin("127.18.0.1");
    private final FusionClient client = FusionClient.from("127.18.0.2");

    @Test
    @DisplayName("F-88 a role is made, shown, changed and removed; it leaves its users")
    void role() {
        String name = Account.unique("clerk");
        String body = """
                {"name":"%s","desc":"Works","permissions":["GET:/users/{id}:id=#ID",
                 {"methods":["POST"],"path":"/users","params":{}}],"uiPermissions":[{"a":1}],"rights":["get"]}""".formatted(name);
        Answer created = admin.http().json("POST", "/api/roles", body);
        assertThat(created.status()).isEqualTo(201);
        JsonObject role = FusionClient.object(created);
        assertThat(role.fieldNames())
                .containsExactly(
                        "id", "name", "desc", "createdAt", "updatedAt", "permissions", "uiPermissions", "rights");
        assertThat(role.getString("id")).isNotEqualTo(name);
        assertThat(role.getJsonArray("permissions").encode())
                .isEqualTo("[{\"methods\":[\"GET\"],\"path\":\"/users/{id}\",\"params\":{\"id\":[\"#ID\"]}},"
                        + "{\"methods\":[\"POST\"],\"path\":\"/users\",\"params\":{}}]");
        assertThat(role.getJsonArray("uiPermissions").encode()).isEqualTo("[{\"a\":1}]");
        String path = "/api/roles/" + role.getString("id");
        assertThat(admin.http().get(path).text()).isEqualTo(created.text());
        assertThat(FusionClient.list(admin.http().get("/api/roles?name=" + name)))
                .hasSize(1);
        assertThat(admin.http().json("POST", "/api/roles", body).status()).isEqualTo(409);

        Answer changed = admin.http().json("PUT", path, "{\"desc\":\"Rests\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(FusionClient.object(changed).getString("desc")).isEqualTo("Rests");
        assertThat(FusionClient.object(changed).getJsonArray("rights")).containsExactly("get");
        assertThat(admin.with("If-Match: " + created.header("ETag"))
                        .http()
                        .json("PUT", path, "{}")
                        .status())
                .isEqualTo(412);

        Account ann = Account.with("ann", name);
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(204);
        assertThat(admin.http().get(path).status()).isEqualTo(404);
        assertThat(client.holding(client.token(ann))
                        .http()
                        .json("POST", "/api/users", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("F-88 admin and virtual roles are fixed, names and rights have a form")
    void fixedRoles() {
        JsonArray found = FusionClient.list(admin.http().get("/api/roles?name=admin"));
        String path = "/api/roles/" + found.getJsonObject(0).getString("id");
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(409);
        assertThat(admin.http().json("PUT", path, "{\"desc\":\"x\"}").status()).isEqualTo(409);
        assertThat(admin.http()
                        .json("POST", "/api/roles", "{\"name\":\"right:get\"}")
                        .status())
                .isEqualTo(409);
        for (String body : List.of(
                "{}",
                "{\"name\":\"has blank\"}",
                "{\"name\":\"ok\",\"rights\":[\"0\"]}",
                "{\"name\":\"ok\",\"permissions\":[5]}",
                "{\"name\":\"ok\",\"uiPermissions\":{}}")) {
            assertThat(admin.http().json("POST", "/api/roles", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        Account ann = Account.with("ann");
        FusionClient mia = client.holding(client.token(ann));
        assertThat(mia.http().get("/api/roles").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("F-87 a narrowed role closes its paths within a second")
    void narrowed() {
        String name = Account.unique("reader");
        String id = admin.create("/api/roles", "{\"name\":\"%s\",\"permissions\":[\"GET:/roles\"]}".formatted(name))
                .getString("id");
        FusionClient reader = client.holding(client.token(Account.with("reader", name)));
        assertThat(reader.http().get("/api/roles").status()).isEqualTo(200);
        admin.http().json("PUT", "/api/roles/" + id, "{\"permissions\":[]}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> reader.http().get("/api/roles").status() == 403);
    }

    @Test
    @DisplayName("F-55 a realm is made and shown")
    void realm() {
        String name = Account.unique("branch");
        Answer created = admin.http()
                .json("POST", "/api/realm-configs", "{\"name\":\"%s\",\"realmType\":\"native\"}".formatted(name));
        assertThat(created.status()).isEqualTo(201);
        JsonObject realm = FusionClient.object(created);
        assertThat(realm.getString("id")).isNotEmpty();
        assertThat(realm.getBoolean("enabled")).isTrue();
        assertThat(realm.getString("createdAt")).isNotEmpty();
        assertThat(realm.getString("realmType")).isEqualTo("native");
        assertThat(realm.getJsonArray("roleNames")).isEmpty();
        String path = "/api/realm-configs/" + realm.getString("id");
        assertThat(admin.http().get(path).text()).isEqualTo(created.text());
        assertThat(FusionClient.list(admin.http().get("/api/realm-configs?name=" + name)))
                .hasSize(1);
        assertThat(admin.http()
                        .json(
                                "POST",
                                "/api/realm-configs",
                                "{\"name\":\"%s\",\"realmType\":\"native\"}".formatted(name))
                        .status())
                .isEqualTo(409);
        for (String body : List.of(
                "{\"name\":\"x\"}",
                "{\"realmType\":\"native\"}",
                "{\"name\":\"has blank\",\"realmType\":\"native\"}",
                "{\"name\":\"x\",\"realmType\":\"unheard-of\"}",
                "{\"name\":\"x\",\"realmType\":\"native\",\"config\":[]}",
                "{\"name\":\"x\",\"realmType\":\"native\",\"roleNames\":[\"unheard-of\"]}")) {
            assertThat(admin.http().json("POST", "/api/realm-configs", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(admin.http().json("PUT", path, "{\"name\":\"other\"}").status())
                .isEqualTo(400);
        assertThat(admin.http().json("PUT", path, "{\"realmType\":\"apikey\"}").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("F-50 SEC-22 a disabled or removed realm takes its logins along; login screens hide it")
    void realmDisabled() {
        String name = Account.realm("branch", true);
        String id = FusionClient.list(admin.http().get("/api/realm-configs?name=" + name))
                .getJsonObject(0)
                .getString("id");
        String path = "/api/realm-configs/" + id;
        Account zoe = Account.in(name, "zoe");
        String token = client.token(zoe);
        assertThat(choices()).contains(name, "native");
        assertThat(admin.http().json("PUT", path, "{\"enabled\":false}").status())
                .isEqualTo(200);
        assertThat(client.holding(token).session().status()).isEqualTo(401);
        assertThat(client.login(zoe).status()).isEqualTo(401);
        assertThat(choices()).doesNotContain(name);
        assertThat(admin.http().json("PUT", path, "{\"enabled\":true}").status())
                .isEqualTo(200);
        assertThat(client.holding(token).session().status()).isEqualTo(401);
        String second = client.token(zoe);
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(204);
        assertThat(client.holding(second).session().status()).isEqualTo(401);
        assertThat(admin.http().get(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("F-55 the realm native stays enabled")
    void nativeStays() {
        String id = FusionClient.list(admin.http().get("/api/realm-configs?name=native"))
                .getJsonObject(0)
                .getString("id");
        assertThat(admin.http().send("DELETE", "/api/realm-configs/" + id).status())
                .isEqualTo(409);
        assertThat(admin.http()
                        .json("PUT", "/api/realm-configs/" + id, "{\"enabled\":false}")
                        .status())
                .isEqualTo(409);
    }

    private List<String> choices() {
        return FusionClient.list(client.http().get("/api/realm-configs/default")).stream()
                .map(JsonObject.class::cast)
                .peek(choice -> assertThat(choice.fieldNames()).containsExactly("id", "name", "realmType"))
                .map(choice -> choice.getString("name"))
                .toList();
    }
}
