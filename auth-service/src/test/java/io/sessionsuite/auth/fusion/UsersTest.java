package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class UsersTest {

    private final FusionClient admin = FusionClient.admin("127.16.0.1");
    private final FusionClient client = FusionClient.from("127.16.0.2");

    @Test
    @DisplayName("F-53 SEC-07 SEC-56 a new user is shown whole, but for password and hash")
    void create() {
        String name = Account.unique("Ann");
        Answer answer = admin.http().json("POST", "/api/users", """
                        {"username":"%s","password":"correct horse 9","passwordConfirm":"correct horse 9",
                         "roleNames":["admin"],"permissions":["GET:/roles/**"],"timezone":"Europe/Zurich",
                         "id":"1","revision":7,"passwordHash":"x"}""".formatted(name));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).matches("\"\\d+\"");
        JsonObject user = FusionClient.object(answer);
        assertThat(user.fieldNames())
                .containsExactly(
                        "id",
                        "username",
                        "realmName",
                        "roleNames",
                        "permissions",
                        "inheritedPermissions",
                        "createdAt",
                        "updatedAt",
                        "timezone",
                        "enabled");
        assertThat(user.getString("username")).isEqualTo(name);
        assertThat(user.getString("id")).hasSize(36);
        assertThat(user.getString("timezone")).isEqualTo("Europe/Zurich");
        assertThat(user.getJsonArray("permissions").encode())
                .isEqualTo("[{\"methods\":[\"GET\"],\"path\":\"/roles/**\",\"params\":{}}]");
        assertThat(user.getJsonArray("inheritedPermissions")).hasSize(1);
        Answer got = admin.http().get("/api/users/" + user.getString("id"));
        assertThat(got.text()).isEqualTo(answer.text());
        assertThat(got.header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @Test
    @DisplayName("F-54 one name once in a realm, in any case; in another realm again")
    void nameTaken() {
        Account ann = Account.with("ann");
        Account upper = new Account("native", ann.name().toUpperCase(Locale.ROOT), ann.password());
        Answer answer = admin.http().json("POST", "/api/users", upper.json());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(FusionClient.code(answer)).isEqualTo("conflict");
        String body = "{\"realmName\":\"%s\",%s"
                .formatted(Account.realm("branch", true), ann.json().substring(1));
        assertThat(admin.http().json("POST", "/api/users", body).status()).isEqualTo(201);
        assertThat(client.login(upper).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"%s\"}",
                "{\"username\":\"%s\",\"password\":\"short\"}",
                "{\"username\":\"%s\",\"password\":\"password1\"}",
                "{\"username\":\"%s\",\"password\":\"correct horse 9\",\"passwordConfirm\":\"correct horse 8\"}",
                "{\"username\":\"%s\",\"password\":\"correct horse 9\",\"roleNames\":[\"unheard-of\"]}",
                "{\"username\":\"%s\",\"password\":\"correct horse 9\",\"roleNames\":\"admin\"}",
                "{\"username\":\"%s\",\"password\":\"correct horse 9\",\"realmName\":\"unheard-of\"}",
                "{\"username\":\"%s\",\"password\":\"correct horse 9\",\"permissions\":[\"nonsense\"]}",
                "{\"username\":\" %s\\u0000\",\"password\":\"correct horse 9\"}",
                "{\"password\":\"correct horse 9\"}"
            })
    @DisplayName("F-53 F-88 SEC-34 a user that breaks a rule is not made")
    void invalid(String body) {
        Answer answer = admin.http().json("POST", "/api/users", body.formatted(Account.unique("ann")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(FusionClient.code(answer)).isIn("missing-parameter", "invalid-parameter");
        assertThat(FusionClient.object(answer).getJsonArray("details")).hasSize(1);
    }

    @Test
    @DisplayName("F-31 users by name, by realm, in pages")
    void list() {
        String realm = Account.realm("branch", true);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add(Account.in(realm, "user" + i).name());
        }
        assertThat(names(FusionClient.list(admin.http().get("/api/users?realmName=" + realm))))
                .isEqualTo(names);
        JsonArray byName =
                FusionClient.list(admin.http().get("/api/users?realmName=" + realm + "&name=" + names.get(2)));
        assertThat(names(byName)).containsExactly(names.get(2));

        List<String> paged = new ArrayList<>();
        String next = "/api/users?limit=2&realmName=" + realm;
        for (int pages = 0; !next.isEmpty() && pages < 5; pages++) {
            Answer page = admin.http().get(next);
            assertThat(FusionClient.list(page)).hasSizeLessThanOrEqualTo(2);
            paged.addAll(names(FusionClient.list(page)));
            next = page.has("Link") ? page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1") : "";
        }
        assertThat(paged).isEqualTo(names);
        assertThat(admin.http().get("/api/users?limit=0").status()).isEqualTo(400);
        assertThat(admin.http().get("/api/users?limit=1001").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("F-49 F-51 a PUT changes what it names, at once")
    void update() {
        String role = Account.role("search");
        Account ann = Account.with("ann", role);
        String token = client.token(ann);
        String path = "/api/users/" + admin.idOf(ann);
        assertThat(FusionClient.roles(client.holding(token).session())).containsExactly(role);

        Answer answer = admin.http().json("PUT", path, "{\"roleNames\":[],\"timezone\":\"UTC\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(FusionClient.object(answer).getJsonArray("roleNames")).isEmpty();
        assertThat(FusionClient.object(answer).getBoolean("enabled")).isTrue();
        assertThat(FusionClient.roles(client.holding(token).session())).isEmpty();
    }

    @Test
    @DisplayName("F-49 SEC-22 a disabled user's logins are dead when the answer comes, of every kind")
    void disable() {
        Account ann = Account.with("ann");
        String session = client.token(ann);
        String bearer = client.accessToken(ann);
        String path = "/api/users/" + admin.idOf(ann);
        assertThat(admin.http().json("PUT", path, "{\"enabled\":false}").status())
                .isEqualTo(200);
        assertThat(client.holding(session).session().status()).isEqualTo(401);
        assertThat(client.bearer(bearer).session().status()).isEqualTo(401);
        assertThat(client.login(ann).status()).isEqualTo(401);
        assertThat(admin.http().json("PUT", path, "{\"enabled\":true}").status())
                .isEqualTo(200);
        assertThat(client.holding(session).session().status()).isEqualTo(401);
        assertThat(client.login(ann).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-49 SEC-22 a removed user is gone with his logins")
    void remove() {
        Account ann = Account.with("ann");
        String session = client.token(ann);
        String path = "/api/users/" + admin.idOf(ann);
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(204);
        assertThat(client.holding(session).session().status()).isEqualTo(401);
        assertThat(admin.http().get(path).status()).isEqualTo(404);
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(404);
        assertThat(admin.http().json("PUT", path, "{}").status()).isEqualTo(404);
        assertThat(admin.http().get("/api/users/nonsense").status()).isEqualTo(404);
        assertThat(admin.http().get("/api/users?name=" + ann.name()).text()).isEqualTo("[]");
    }

    @Test
    @DisplayName("F-54 name and realm stay, passwords have a door of their own")
    void fixed() {
        Account ann = Account.with("ann");
        String path = "/api/users/" + admin.idOf(ann);
        for (String body : List.of(
                "{\"username\":\"other\"}", "{\"realmName\":\"other\"}", "{\"password\":\"correct horse 9\"}")) {
            assertThat(admin.http().json("PUT", path, body).status()).as(body).isEqualTo(400);
        }
        String whole = admin.http().get(path).text();
        assertThat(admin.http().json("PUT", path, whole).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F-53 an old revision changes nothing")
    void revision() {
        String path = "/api/users/" + admin.idOf(Account.with("ann"));
        String first = admin.http().get(path).header("ETag");
        Answer changed = admin.with("If-Match: " + first).http().json("PUT", path, "{\"timezone\":\"UTC\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first);
        Answer stale = admin.with("If-Match: " + first).http().json("PUT", path, "{\"timezone\":\"GMT\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(FusionClient.code(stale)).isEqualTo("precondition-failed");
        assertThat(admin.with("If-Match: nonsense").http().send("DELETE", path).status())
                .isEqualTo(412);
        assertThat(admin.with("If-Match: " + first).http().send("DELETE", path).status())
                .isEqualTo(412);
        assertThat(FusionClient.object(admin.http().get(path)).getString("timezone"))
                .isEqualTo("UTC");
        assertThat(admin.with("If-Match: *").http().send("DELETE", path).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("F-90 SEC-58 nobody gives a role he lacks")
    void privilege() {
        String role = Account.unique("clerk");
        admin.create("/api/roles", "{\"name\":\"%s\",\"permissions\":[\"POST,PUT:/users/**\"]}".formatted(role));
        Account clerk = Account.with("clerk", role);
        FusionClient office = client.holding(client.token(clerk));
        Account ann = new Account("native", Account.unique("ann"), "correct horse 9");
        String admins = ann.json().replace("}", ",\"roleNames\":[\"admin\"]}");
        assertThat(office.http().json("POST", "/api/users", admins).status()).isEqualTo(403);
        assertThat(office.http().json("POST", "/api/users", ann.json()).status())
                .isEqualTo(201);
        String path = "/api/users/" + admin.idOf(ann);
        assertThat(office.http()
                        .json("PUT", path, "{\"roleNames\":[\"admin\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(office.http()
                        .json("PUT", path, "{\"roleNames\":[\"%s\"]}".formatted(role))
                        .status())
                .isEqualTo(200);
        String first = "/api/users/" + admin.idOf(Account.ADMIN);
        assertThat(office.http().json("PUT", first, "{\"timezone\":\"UTC\"}").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("F-53 a body above 64 KiB, of another type, or broken")
    void body() {
        assertThat(admin.http()
                        .json("POST", "/api/users", "x".repeat(64 * 1024 + 1))
                        .status())
                .isEqualTo(413);
        assertThat(admin.http().form("/api/users", "username", "x").status()).isEqualTo(415);
        assertThat(admin.http().json("POST", "/api/users", "{").status()).isEqualTo(400);
        assertThat(client.http().json("POST", "/api/users", "{").status()).isEqualTo(401);
    }

    private static List<String> names(JsonArray users) {
        return users.stream()
                .map(JsonObject.class::cast)
                .map(user -> user.getString("username"))
                .toList();
    }
}
