package io.sessionsuite.auth.m1;

import static io.sessionsuite.auth.m1.M1Client.assertDone;
import static io.sessionsuite.auth.m1.M1Client.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users and rights: T2 to T7, T10. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class UserResourceTest {

    private static Account bob = Account.ADMIN;
    private static M1Client office = M1Client.from("127.6.0.2");

    private final M1Client client = M1Client.from("127.6.0.1");

    @BeforeAll
    static void users() {
        bob = M1Client.user("bob", "get");
        office = office.as(Account.ADMIN);
    }

    @Test
    @DisplayName("A-104 no token, and one that is none")
    void withoutToken() {
        assertError(client.get("/user/list"), 401, "missing token");
        assertError(client.with("A".repeat(64)).get("/user/list"), 401, "invalid token");
        assertError(client.with("short").get("/user/list"), 401, "invalid token");
    }

    @Test
    @DisplayName("A-109 SEC-38 a right that is missing is named")
    void rightMissing() {
        String message = "User " + bob.name() + " does not have requested right in set admin";
        M1Client his = client.as(bob);
        for (String path : List.of("/user/list", "/user/get?username=x")) {
            assertError(his.get(path), 403, message);
        }
        for (String path : List.of("/user/add", "/user/update", "/user/remove")) {
            assertError(his.post(path), 403, message);
        }
    }

    @Test
    @DisplayName("A-110 rights are spelled in one case")
    void caseOfRights() {
        Account shouting = M1Client.user("shouting", "Admin,ADMIN");
        assertThat(client.as(shouting).get("/user/list").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("S-013 A-111 a user is added and listed with his rights in the order given")
    void add() {
        Account ann = M1Client.user("ann", "sessionUpdate,get,sessionQuery");
        assertThat(rightsOf(ann)).containsExactly("sessionUpdate", "get", "sessionQuery");
        JsonArray list = new JsonArray(office.get("/user/list").text());
        assertThat(list)
                .contains(new JsonObject()
                        .put("username", ann.name())
                        .put("rights", new JsonArray(List.of("sessionUpdate", "get", "sessionQuery"))));
        assertThat(client.auth(ann).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A-112 SEC-34 what cannot be added")
    void addRefused() {
        String name = Account.unique("new");
        Answer taken = office.post("/user/add", "username", bob.name(), "password", "long enough 1", "rights", "get");
        assertThat(taken.status()).isEqualTo(409);
        Answer folded = office.post(
                "/user/add",
                "username",
                bob.name().toUpperCase(Locale.ROOT),
                "password",
                "long enough 1",
                "rights",
                "get");
        assertThat(folded.status()).isEqualTo(409);
        Answer weak = office.post("/user/add", "username", name, "password", "sh0rt!x", "rights", "get");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.text()).contains("password").doesNotContain("sh0rt!x");
        assertError(
                office.post("/user/add", "username", name, "password", "long enough 1"),
                400,
                "missing parameter rights");
        assertError(
                office.post("/user/add", "username", name, "password", "long enough 1", "rights", "get,,x"),
                400,
                "invalid parameter rights");
        assertThat(office.get("/user/get?username=" + name).status()).isEqualTo(404);
        assertDone(office.post("/user/add", "username", name, "password", "long enough 1", "rights", "[]"));
        assertThat(rightsOf(new Account("native", name, ""))).isEmpty();
    }

    @Test
    @DisplayName("S-014 A-113 SEC-06 updated rights are a live token's at once")
    void update() {
        Account eve = M1Client.user("eve", "get,sessionQuery");
        M1Client hers = client.as(eve);
        assertThat(hers.get("/user/list").status()).isEqualTo(403);
        assertDone(office.post("/user/update", "username", eve.name(), "rights", "[\"schema\",\"admin\"]"));
        assertThat(hers.get("/user/list").status()).isEqualTo(200);
        assertThat(rightsOf(eve)).containsExactly("schema", "admin");
        assertDone(office.client()
                .json("POST", "/user/update", "{\"username\":\"%s\",\"rights\":[\"get\"]}".formatted(eve.name())));
        assertThat(hers.get("/user/list").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A-114 an update that a role contradicts is refused, the role's own rights may be listed")
    void updateAgainstRole() {
        Account max = Account.with("max", Account.role("reader", "get", "schema"));
        assertThat(rightsOf(max)).containsExactly("get", "schema");
        assertThat(office.post("/user/update", "username", max.name(), "rights", "get,sessionQuery")
                        .status())
                .isEqualTo(409);
        assertDone(office.post("/user/update", "username", max.name(), "rights", "sessionQuery,get,schema"));
        assertThat(rightsOf(max)).startsWith("sessionQuery").contains("get", "schema");
    }

    @Test
    @DisplayName("A-115 one user, or none of that name")
    void get() {
        Answer known = office.get("/user/get?username=" + bob.name());
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.header("Content-Type")).isEqualTo("application/json");
        assertThat(known.text()).isEqualTo("{\"username\":\"" + bob.name() + "\",\"rights\":[\"get\"]}");
        assertThat(office.post("/user/get", "username", bob.name()).text()).isEqualTo(known.text());
        assertThat(office.get("/user/get?username=nobody-at-all").status()).isEqualTo(404);
        assertError(office.get("/user/get"), 400, "missing parameter username");
    }

    @Test
    @DisplayName("A-116 SEC-23 a new password ends the user's other logins, not the one it was set with")
    void ownPassword() {
        Account sue = M1Client.user("sue", "get");
        M1Client first = client.as(sue);
        M1Client second = client.as(sue);
        assertDone(first.post("/user/password", "password", "a new password 1"));
        assertThat(first.get("/user/tokens").status()).isEqualTo(200);
        assertError(second.get("/user/tokens"), 401, "invalid token");
        assertThat(client.auth(sue).status()).isEqualTo(401);
        assertThat(client.auth(new Account("native", sue.name(), "a new password 1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A-116 SEC-22 an administrator sets another's password, nobody else does")
    void othersPassword() {
        Account sam = M1Client.user("sam", "get");
        M1Client his = client.as(sam);
        assertError(
                client.as(bob).post("/user/password", "username", sam.name(), "password", "a new password 2"),
                403,
                "User " + bob.name() + " does not have requested right in set admin");
        assertThat(his.get("/user/tokens").status()).isEqualTo(200);
        assertDone(office.post("/user/password", "username", sam.name(), "password", "a new password 2"));
        assertError(his.get("/user/tokens"), 401, "invalid token");
        assertThat(office.post("/user/password", "username", "nobody-at-all", "password", "a new password 2")
                        .status())
                .isEqualTo(404);
        assertError(office.post("/user/password"), 400, "missing parameter password");
        assertThat(client.as(bob).post("/user/password", "password", "short").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("S-015 A-117 SEC-22 a removed user's tokens are dead")
    void remove() {
        Account tim = M1Client.user("tim", "get");
        M1Client his = client.as(tim);
        assertDone(office.post("/user/remove", "username", tim.name()));
        assertError(his.get("/user/tokens"), 401, "invalid token");
        assertThat(client.auth(tim).status()).isEqualTo(401);
        assertThat(office.post("/user/remove", "username", tim.name()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A-119 SEC-50 slashes at the end, methods, unknown paths")
    void pathsAndMethods() {
        assertThat(office.get("/user/list/").status()).isEqualTo(200);
        assertThat(office.post("/user/list").status()).isEqualTo(200);
        Answer wrong = office.client().send("DELETE", "/user/list");
        assertError(wrong, 405, "method not allowed");
        assertThat(wrong.header("Allow")).isEqualTo("GET, POST, OPTIONS");
        assertError(office.get("/user/add"), 405, "method not allowed");
        assertError(office.get("/user/nothing"), 404, "not found");
        assertError(office.get("/user"), 404, "not found");
        assertError(office.get("/user/"), 404, "not found");
        for (String same : List.of("/user/list;a=b", "/user/%6cist", "/user/./list", "//user/list")) {
            assertThat(office.get(same).header("Content-Type")).as(same).isEqualTo("application/json");
        }
    }

    @Test
    @DisplayName("A-123 a cookie is no credential here")
    void cookie() {
        String id = client.client()
                .json("POST", "/api/session", Account.ADMIN.json())
                .cookie("id");
        assertError(
                new M1Client(client.client().with("Cookie: id=" + id + "; zsessionid=" + id)).get("/user/list"),
                401,
                "missing token");
        assertError(new M1Client(client.client().with(Account.ADMIN.basic())).get("/user/list"), 401, "missing token");
    }

    @Test
    @DisplayName("A-126 SEC-58 the right admin is not the role admin")
    void rightIsNoRole() {
        Account chief = M1Client.user("chief", "admin");
        Account boss = Account.with("boss", "admin");
        M1Client his = client.as(chief);
        assertThat(his.post("/user/password", "username", boss.name(), "password", "a new password 3")
                        .status())
                .isEqualTo(403);
        assertThat(his.post("/user/remove", "username", boss.name()).status()).isEqualTo(403);
        assertThat(his.post("/user/update", "username", boss.name(), "rights", "get")
                        .status())
                .isEqualTo(403);
        assertThat(client.auth(boss).status()).isEqualTo(200);
        assertDone(his.post("/user/password", "username", bob.name(), "password", bob.password()));
    }

    @Test
    @DisplayName("A-127 SEC-24 SEC-25 tokens are listed without secrets and revoked")
    void tokens() {
        Account liz = M1Client.user("liz", "get");
        M1Client hers = client.as(liz);
        String other = client.token(liz);
        JsonArray tokens = new JsonArray(hers.get("/user/tokens").text());
        assertThat(tokens).hasSize(2);
        assertThat(tokens.encode()).contains(new Stored(other).sid()).doesNotContain(other);
        assertThat(tokens.getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("id", "kind", "created", "expires", "ip");
        assertThat(tokens.getJsonObject(0).getString("ip")).isEqualTo("127.6.0.1");
        assertThat(office.get("/user/tokens?username=" + liz.name()).text()).isEqualTo(tokens.encode());
        assertThat(client.as(bob).get("/user/tokens?username=" + liz.name()).status())
                .isEqualTo(403);

        assertDone(hers.post("/user/revoke"));
        assertError(hers.get("/user/tokens"), 401, "invalid token");
        assertError(client.with(other).get("/user/tokens"), 401, "invalid token");
        assertThat(new JsonArray(
                        office.get("/user/tokens?username=" + liz.name()).text()))
                .isEmpty();
    }

    @Test
    @DisplayName("A-127 an administrator revokes another's tokens")
    void revokeOthers() {
        Account lou = M1Client.user("lou", "get");
        M1Client his = client.as(lou);
        assertThat(client.as(bob).post("/user/revoke", "username", lou.name()).status())
                .isEqualTo(403);
        assertDone(office.post("/user/revoke", "username", lou.name()));
        assertError(his.get("/user/tokens"), 401, "invalid token");
    }

    private static List<String> rightsOf(Account account) {
        JsonObject user = new JsonObject(
                office.get("/user/get?username=" + account.name()).text());
        return user.getJsonArray("rights").stream().map(String::valueOf).toList();
    }
}
