package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LogoutTest {

    private static final String CLEARED = "id=; Path=/api; Max-Age=0; HttpOnly";

    private static Account mia = Account.ADMIN;

    private final FusionClient client = FusionClient.from("127.14.0.1");

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
    }

    @Test
    @DisplayName("F-43 SEC-20 SEC-21 SEC-51 a logout ends the session, its attributes and the cookie")
    void logout() {
        String token = client.token(mia);
        new Stored(token).putAttribute("theme", "dark");
        Answer answer = client.holding(token).logout();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEqualTo(CLEARED);
        assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
        assertThat(new Stored(token).attribute("theme")).isNull();
    }

    @Test
    @DisplayName("F-43 the form's cookie is ended and cleared too")
    void bothCookies() {
        String fusion = client.token(mia);
        String form = FormBrowser.from("127.14.0.2").login(mia).cookie("zsessionid");
        Answer answer =
                client.with("Cookie: id=" + fusion + "; zsessionid=" + form).logout();
        assertThat(answer.all("Set-Cookie")).containsExactly(CLEARED, "zsessionid=; Path=/; Max-Age=0; HttpOnly");
        assertThat(client.holding(fusion).refusal()).isEqualTo("session-ended");
        assertThat(client.holding(form).refusal()).isEqualTo("session-ended");
    }

    @Test
    @DisplayName("F-44 a logout without, with a dead or with a false credential is answered alike")
    void idempotent() {
        String token = client.token(mia);
        String first = client.holding(token).logout().withoutDate();
        assertThat(client.holding(token).logout().withoutDate()).isEqualTo(first);
        assertThat(client.logout().withoutDate()).isEqualTo(first);
        assertThat(client.bearer("nonsense").logout().withoutDate()).isEqualTo(first);
        assertThat(client.bearer("A".repeat(64)).logout().withoutDate()).isEqualTo(first);
        assertThat(client.with(mia.basic()).logout().withoutDate()).isEqualTo(first);
    }

    @Test
    @DisplayName("F-44 an API key survives its holder's logout")
    void apiKeyStays() {
        String key = FusionClient.admin("127.14.0.3")
                .create("/api/api-keys", "{\"name\":\"%s\"}".formatted(Account.unique("key")))
                .getString("key");
        assertThat(client.with("x-api-key: " + key).logout().status()).isEqualTo(204);
        assertThat(client.bearer(key).logout().status()).isEqualTo(204);
        assertThat(client.with("x-api-key: " + key).refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-45 realmName does not matter")
    void realmName() {
        String token = client.token(mia);
        assertThat(client.holding(token)
                        .http()
                        .send("DELETE", "/api/session?realmName=native")
                        .status())
                .isEqualTo(204);
        assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
    }

    @Test
    @DisplayName("F-47 one of two logins ends alone")
    void oneOfTwo() {
        String one = client.token(mia);
        String other = client.token(mia);
        client.holding(one).logout();
        assertThat(client.holding(one).refusal()).isEqualTo("session-ended");
        assertThat(client.holding(other).refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-66 a foreign page logs nobody out")
    void foreignPage() {
        String token = client.token(mia);
        Answer answer =
                client.holding(token).with("Origin: https://evil.example").logout();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(client.holding(token).refusal()).isEmpty();
        String bearer = client.accessToken(mia);
        assertThat(client.bearer(bearer)
                        .with("Origin: https://evil.example")
                        .logout()
                        .status())
                .isEqualTo(204);
        assertThat(client.bearer(bearer).refusal()).isEqualTo("session-ended");
    }

    @Test
    @DisplayName("F-76 SEC-20 a request racing the logout never brings the session back")
    void racingTouch() {
        for (int i = 0; i < 50; i++) {
            String token = client.token(mia);
            new Stored(token).age(java.time.Duration.ofSeconds(10));
            List<CompletableFuture<Answer>> touches = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.supplyAsync(client.holding(token)::session))
                    .toList();
            client.holding(token).logout();
            assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
            touches.forEach(CompletableFuture::join);
            assertThat(client.holding(token).refusal()).isEqualTo("session-ended");
        }
    }

    @Test
    @DisplayName("F-78 the vendor's flow: log in, call, lose the session, log in again, replay")
    void vendorFlow() {
        RawClient vendor = RawClient.from("127.14.0.78").with("User-Agent: FusionPipelineClient");
        String type = "application/json; charset=UTF-8";
        Answer login = vendor.post("/api/session?realmName=native", type, Account.ADMIN.json());
        assertThat(login.status()).isIn(200, 201, 204);
        String token = login.cookie("id");
        assertThat(vendor.cookie("id", token).get("/api/users?limit=1").status())
                .isEqualTo(200);
        Stored.command("UNLINK", "login:{" + new Stored(token).sid() + "}");
        assertThat(vendor.cookie("id", token).get("/api/users?limit=1").status())
                .isEqualTo(401);
        String fresh = vendor.cookie("id", token)
                .post("/api/session?realmName=native", type, Account.ADMIN.json())
                .cookie("id");
        assertThat(vendor.cookie("id", fresh).get("/api/users?limit=1").status())
                .isEqualTo(200);
    }
}
