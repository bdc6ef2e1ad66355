package io.sessionsuite.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.fusion.FusionClient;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class TokenTest {

    private static final String TOKEN = "/oauth2/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Account mia = Account.ADMIN;
    private static Account zoe = Account.ADMIN;

    private final RawClient client = RawClient.from("127.20.0.1");
    private final FusionClient fusion = new FusionClient(client);

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
        zoe = Account.in(Account.realm("branch", true), "zoe");
    }

    @Test
    @DisplayName("F-59 Basic and an empty body give an access token and no cookie")
    void issue() {
        Answer answer = client.with(mia.basic()).send("POST", TOKEN);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.has("Set-Cookie")).isFalse();
        JsonObject body = new JsonObject(answer.text());
        assertThat(body.fieldNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(body.getString("access_token")).matches("[A-Za-z0-9_-]{64}");
        assertThat(body.getString("token_type")).isEqualTo("Bearer");
        assertThat(body.getInteger("expires_in")).isEqualTo(1800);
        assertThat(fusion.bearer(body.getString("access_token")).refusal()).isEmpty();
    }

    @Test
    @DisplayName("F-59 the other ways to ask: client credentials, password, another realm")
    void ways() {
        assertThat(client.with(mia.basic())
                        .form(TOKEN, "grant_type", "client_credentials")
                        .status())
                .isEqualTo(200);
        assertThat(client.form(TOKEN, "grant_type", "password", "username", mia.name(), "password", mia.password())
                        .status())
                .isEqualTo(200);
        assertThat(client.form(
                                TOKEN,
                                "grant_type",
                                "password",
                                "username",
                                zoe.name(),
                                "password",
                                zoe.password(),
                                "realmName",
                                zoe.realm())
                        .status())
                .isEqualTo(200);
        assertThat(client.with(zoe.basic())
                        .send("POST", TOKEN + "?realmName=" + zoe.realm())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("F-60 SEC-30 a bad credential is an invalid client, whatever is bad about it")
    void invalidClient() {
        RawClient here = RawClient.from("127.20.0.60");
        String body = "{\"error\":\"invalid_client\",\"error_description\":\"Authentication failed\"}";
        for (RawClient bad : List.of(
                here,
                here.with(new Account("native", mia.name(), "wrong").basic()),
                here.with(new Account("native", Account.unique("nobody"), "wrong").basic()),
                here.with("Authorization: Basic nonsense"),
                here.with("Authorization: Bearer " + "A".repeat(64)))) {
            Answer answer = bad.send("POST", TOKEN);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"native\", charset=\"UTF-8\"");
            assertThat(answer.text()).isEqualTo(body);
        }
        Answer answer = here.form(TOKEN, "grant_type", "password", "username", mia.name(), "password", "wrong");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(body);
    }

    @Test
    @DisplayName("F-60 another grant, a repeated or missing parameter, another type")
    void invalidRequest() {
        RawClient basic = client.with(mia.basic());
        Answer grant = basic.form(TOKEN, "grant_type", "authorization_code");
        assertThat(grant.status()).isEqualTo(400);
        assertThat(new JsonObject(grant.text()).getString("error")).isEqualTo("unsupported_grant_type");
        for (Answer answer : List.of(
                basic.form(TOKEN, "grant_type", "password", "username", mia.name()),
                basic.post(TOKEN, FORM, "grant_type=password&grant_type=password"),
                basic.post(TOKEN, FORM, "grant_type=%ZZ"),
                basic.json("POST", TOKEN, "{\"grant_type\":\"password\"}"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(new JsonObject(answer.text()).getString("error")).isEqualTo("invalid_request");
        }
        assertThat(basic.post(TOKEN, FORM, "x=" + "y".repeat(16 * 1024)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "revoke", "time"})
    @DisplayName("F-62 SEC-20 an access token ends by logout, revocation and its life")
    void ended(String how) {
        String token = fusion.accessToken(mia);
        switch (how) {
            case "logout" -> fusion.bearer(token).logout();
            case "revoke" ->
                assertThat(client.form("/oauth2/revoke", "token", token).status())
                        .isEqualTo(200);
            default -> new Stored(token).age(Duration.ofSeconds(1800));
        }
        assertThat(fusion.bearer(token).session().status()).isEqualTo(401);
    }

    @Test
    @DisplayName("F-62 activity does not prolong an access token")
    void fixedLife() {
        String token = fusion.accessToken(mia);
        new Stored(token).age(Duration.ofSeconds(1799));
        assertThat(fusion.bearer(token).refusal()).isEmpty();
        new Stored(token).age(Duration.ofSeconds(1));
        assertThat(fusion.bearer(token).refusal()).isEqualTo("session-timeout");
    }

    @Test
    @DisplayName("F-62 a revocation tells nothing about the token")
    void revoke() {
        String token = fusion.accessToken(mia);
        String first = client.form("/oauth2/revoke", "token", token).withoutDate();
        assertThat(client.form("/oauth2/revoke", "token", token).withoutDate()).isEqualTo(first);
        assertThat(client.form("/oauth2/revoke", "token", "nonsense").withoutDate())
                .isEqualTo(first);
        assertThat(client.form("/oauth2/revoke", "token", "A".repeat(64)).withoutDate())
                .isEqualTo(first);
        assertThat(client.form("/oauth2/revoke", "token_type_hint", "access_token")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("F-62 F-92 a revoked API key is gone like a deleted one")
    void revokedKey() {
        FusionClient admin = FusionClient.admin("127.20.0.2");
        JsonObject issued = admin.create("/api/api-keys", "{\"name\":\"%s\"}".formatted(Account.unique("key")));
        assertThat(client.form("/oauth2/revoke", "token", issued.getString("key"))
                        .status())
                .isEqualTo(200);
        assertThat(fusion.with("x-api-key: " + issued.getString("key"))
                        .session()
                        .status())
                .isEqualTo(401);
        assertThat(admin.http().get("/api/api-keys/" + issued.getString("id")).status())
                .isEqualTo(404);
        assertThat(admin.http().get("/api/api-keys").text()).doesNotContain(issued.getString("id"));
    }

    @Test
    @DisplayName("F-64 SEC-50 other methods and paths in this dialect")
    void methods() {
        Answer method = client.get(TOKEN);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(new JsonObject(method.text()).getString("error")).isEqualTo("invalid_request");
        assertThat(client.get("/oauth2/unknown").status()).isEqualTo(404);
        assertThat(client.get("/oauth2").status()).isEqualTo(404);
    }
}
