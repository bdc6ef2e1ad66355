package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class OwnSessionsTest {

    private Account mia = Account.ADMIN;

    private final FusionClient client = FusionClient.from("127.15.0.1").with("User-Agent: test/1");

    @BeforeEach
    void user() {
        mia = Account.with("mia");
    }

    @Test
    @DisplayName("F-79 SEC-25 my logins through three doors, one of them current, no secret among them")
    void list() {
        String session = client.token(mia);
        String bearer = client.accessToken(mia);
        String m1 = client.http()
                .form("/auth", "username", mia.name(), "password", mia.password())
                .text();
        String form = FormBrowser.from("127.15.0.1").login(mia).cookie("zsessionid");
        Answer answer = client.holding(session).http().get("/api/sessions");
        JsonArray list = FusionClient.list(answer);
        assertThat(list).hasSize(4);
        assertThat(members(list, "door")).containsExactlyInAnyOrder("fusion", "oauth", "m1", "mmonit");
        assertThat(members(list, "kind")).containsExactlyInAnyOrder("session", "bearer", "m1", "session");
        assertThat(members(list, "ip")).containsOnly("127.15.0.1");
        JsonObject current = list.stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getBoolean("current"))
                .reduce((one, two) -> {
                    throw new AssertionError("Two are current");
                })
                .orElseThrow();
        assertThat(current.fieldNames())
                .containsExactly(
                        "id",
                        "kind",
                        "door",
                        "current",
                        "createdAt",
                        "authenticatedAt",
                        "lastAccessedAt",
                        "expiresAt",
                        "ip",
                        "userAgent");
        assertThat(current.getString("id")).isEqualTo(new Stored(session).sid());
        assertThat(current.getString("userAgent")).isEqualTo("test/1");
        for (String token : List.of(session, bearer, m1, form)) {
            assertThat(answer.text()).doesNotContain(token.substring(22));
        }
    }

    @Test
    @DisplayName("F-80 SEC-25 I end one of mine; another's is not there for me")
    void endOne() {
        String current = client.token(mia);
        String mine = client.token(mia);
        Account bob = Account.with("bob");
        String his = client.token(bob);
        FusionClient me = client.holding(current);
        assertThat(me.http()
                        .send("DELETE", "/api/sessions/" + new Stored(mine).sid())
                        .status())
                .isEqualTo(204);
        assertThat(client.holding(mine).refusal()).isEqualTo("session-ended");
        Answer foreign = me.http().send("DELETE", "/api/sessions/" + new Stored(his).sid());
        assertThat(foreign.status()).isEqualTo(404);
        Answer missing = me.http().send("DELETE", "/api/sessions/" + new Stored(mine).sid());
        assertThat(missing.withoutDate()).isEqualTo(foreign.withoutDate());
        assertThat(me.http().send("DELETE", "/api/sessions/nonsense").status()).isEqualTo(404);
        assertThat(client.holding(his).refusal()).isEmpty();
        assertThat(me.refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-80 ending the current one is a logout")
    void endCurrent() {
        String token = client.token(mia);
        Answer answer = client.holding(token).http().send("DELETE", "/api/sessions/" + new Stored(token).sid());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).isEqualTo("id=; Path=/api; Max-Age=0; HttpOnly");
        assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
    }

    @Test
    @DisplayName("F-80 scope=others spares the current login, scope=all none")
    void scope() {
        String current = client.token(mia);
        String other = client.token(mia);
        String bearer = client.accessToken(mia);
        FusionClient me = client.holding(current);
        Answer others = me.http().send("DELETE", "/api/sessions?scope=others");
        assertThat(others.status()).isEqualTo(204);
        assertThat(others.has("Set-Cookie")).isFalse();
        assertThat(client.holding(other).refusal()).isEqualTo("session-ended");
        assertThat(client.bearer(bearer).refusal()).isEqualTo("session-ended");
        assertThat(me.refusal()).isEmpty();
        assertThat(me.http().send("DELETE", "/api/sessions").status()).isEqualTo(400);
        assertThat(me.http().send("DELETE", "/api/sessions?scope=some").status())
                .isEqualTo(400);
        assertThat(me.http().send("DELETE", "/api/sessions?scope=all").header("Set-Cookie"))
                .startsWith("id=;");
        assertThat(me.refusal()).isEqualTo("session-ended");
    }

    @Test
    @DisplayName("F-81 SEC-24 administrators list and end a user's logins of every kind")
    void administered() {
        FusionClient admin = FusionClient.admin("127.15.0.2");
        String session = client.token(mia);
        String bearer = client.accessToken(mia);
        String path = "/api/users/" + admin.idOf(mia) + "/sessions";
        JsonArray list = FusionClient.list(admin.http().get(path));
        assertThat(members(list, "kind")).containsExactlyInAnyOrder("session", "bearer");
        assertThat(members(list, "username")).containsOnly(mia.name());
        assertThat(client.holding(session).http().get(path).status()).isEqualTo(403);
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(204);
        assertThat(client.holding(session).refusal()).isEqualTo("session-ended");
        assertThat(client.bearer(bearer).refusal()).isEqualTo("session-ended");
        assertThat(FusionClient.list(admin.http().get(path))).isEmpty();
        assertThat(admin.http()
                        .get("/api/users/00000000-0000-8000-8000-000000000000/sessions")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("F-81 administrators see the logins of one user, one realm or all, others only their own")
    void administeredLists() {
        FusionClient admin = FusionClient.admin("127.15.0.2");
        String realm = Account.realm("branch", true);
        String one = client.token(Account.in(realm, "one"));
        String two = client.token(Account.in(realm, "two"));
        String hers = client.token(mia);
        JsonArray inRealm = FusionClient.list(admin.http().get("/api/sessions?realmName=" + realm));
        assertThat(members(inRealm, "id")).containsExactlyInAnyOrder(new Stored(one).sid(), new Stored(two).sid());
        JsonArray ofUser = FusionClient.list(admin.http().get("/api/sessions?user=" + mia.name()));
        assertThat(members(ofUser, "id")).containsExactly(new Stored(hers).sid());
        assertThat(client.holding(hers)
                        .http()
                        .get("/api/sessions?user=" + mia.name())
                        .status())
                .isEqualTo(403);
        assertThat(client.holding(hers).http().get("/api/sessions?user=").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("F-80 SEC-24 an administrator ends one login by its public id")
    void administratorEndsOne() {
        String token = client.token(mia);
        FusionClient admin = FusionClient.admin("127.15.0.2");
        String path = "/api/sessions/" + new Stored(token).sid();
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(204);
        assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
        assertThat(admin.http().send("DELETE", path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("F-82 a refresh replaces the secret and keeps the rest")
    void refresh() {
        String old = client.token(mia);
        new Stored(old).putAttribute("theme", "dark");
        Answer answer = client.holding(old).http().send("POST", "/api/sessions/current/refresh");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).matches("id=[A-Za-z0-9_-]{64}; Path=/api; HttpOnly; SameSite=Lax");
        String fresh = answer.cookie("id");
        assertThat(new Stored(fresh).sid()).isEqualTo(new Stored(old).sid());
        assertThat(new Stored(fresh).attribute("theme")).isEqualTo("dark");
        assertThat(client.holding(old).refusal()).isEqualTo("session-ended");
        assertThat(client.holding(fresh).refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-82 a refresh answers under the cookie's own name; a token of fixed life has none")
    void refreshElsewhere() {
        String form = FormBrowser.from("127.15.0.3").login(mia).cookie("zsessionid");
        Answer answer = client.with("Cookie: zsessionid=" + form).http().send("POST", "/api/sessions/current/refresh");
        assertThat(answer.findCookie("zsessionid")).isPresent();
        assertThat(answer.findCookie("id")).isEmpty();
        String bearer = client.accessToken(mia);
        assertThat(client.bearer(bearer)
                        .http()
                        .send("POST", "/api/sessions/current/refresh")
                        .status())
                .isEqualTo(403);
    }

    private static List<String> members(JsonArray list, String name) {
        return list.stream()
                .map(JsonObject.class::cast)
                .map(entry -> entry.getString(name))
                .toList();
    }
}
