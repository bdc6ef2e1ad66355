package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may call what, and what he is told. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class CredentialsResourceTest extends StoreFixture {

    private static final String LIST = "/session/list";
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @DisplayName("S-004 no token")
    void noToken() {
        isError(http.get(LIST), 401, "missing token");
    }

    @Test
    @DisplayName("S-005 a token nobody issued, or no token at all in its place")
    void unknownToken() {
        isError(http.get(LIST, TestCallers.header(LoginToken.generate())), 401, "invalid token");
        isError(http.get(LIST, "m1-auth-token: x"), 401, "invalid token");
    }

    @Test
    @DisplayName(
            "S-006 a token is good from its address, or from any if issued so; forwarded ones count by trusted proxies")
    void foreignAddress() {
        String bound =
                TestCallers.header(callers.open(TestCallers.login(HOUR, "admin").boundTo("127.0.0.2")));
        isError(http.get(LIST, bound), 401, "invalid token");
        isError(http.get(LIST, bound, "X-Forwarded-For: 127.0.0.2"), 401, "invalid token");
        String any = TestCallers.header(callers.open(TestCallers.login(HOUR, "admin")));
        try (RawHttp other = new RawHttp(server, "127.0.0.2");
                RawHttp proxy = new RawHttp(server, "127.0.0.9")) {
            assertThat(other.get(LIST, bound).status()).isEqualTo(200);
            assertThat(other.get(LIST, any).status()).isEqualTo(200);
            assertThat(proxy.get(LIST, bound, "X-Forwarded-For: 127.0.0.2").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("S-007 a token past its end")
    void expiredToken() {
        LoginToken token = callers.open(TestCallers.login(Duration.ofMillis(1), "admin"));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> http.get(LIST, TestCallers.header(token)).status() == 401);
        isError(http.get(LIST, TestCallers.header(token)), 401, "invalid token");
    }

    @Test
    @DisplayName("S-009 S-010 S-011 S-012 one right of the set is needed, spelled exactly, and admin implies none")
    void rights() {
        String listing = "User test does not have requested right in set ";
        isError(http.post("/session/query", "", writer), 403, listing + "sessionQuery");
        isError(http.post("/session/query", "", admin), 403, listing + "sessionQuery");
        isError(http.post("/session/query", "", callers.with("SessionQuery")), 403, listing + "sessionQuery");
        isError(http.post("/session/update", "", reader), 403, listing + "sessionUpdate");
        isError(http.post("/session/update", "", admin), 403, listing + "sessionUpdate");
        isError(http.post("/session/update", "", callers.with("SessionUpdate")), 403, listing + "sessionUpdate");
        assertThat(http.get(LIST, callers.with("get")).status()).isEqualTo(200);
        isError(http.get(LIST, callers.with("publish")), 403, listing + "get, admin");
        isError(http.get("/system", writer), 403, listing + "admin");
    }

    @Test
    @DisplayName("S-015 the tokens of a removed user are refused at once")
    void endedToken() {
        LoginToken token = callers.open(TestCallers.login(HOUR, "admin"));
        assertThat(http.get(LIST, TestCallers.header(token)).status()).isEqualTo(200);
        callers.await(callers.records().end(token.sid(), Ending.ENDED, false));
        isError(http.get(LIST, TestCallers.header(token)), 401, "invalid token");
    }

    @Test
    @DisplayName("S-016 the header is taken verbatim")
    void verbatim() {
        LoginToken token = LoginToken.generate();
        while (token.text().indexOf('-') < 0 || token.text().indexOf('_') < 0) {
            token = LoginToken.generate();
        }
        callers.await(callers.records().open(token, TestCallers.login(HOUR, "admin")));
        assertThat(http.get(LIST, TestCallers.header(token)).status()).isEqualTo(200);
        String text = token.text();
        for (String wrong : List.of(
                text.replace('-', '+').replace('_', '/'),
                text.replace("-", "%2D"),
                text.toLowerCase(java.util.Locale.ROOT),
                text + "=")) {
            isError(http.get(LIST, "m1-auth-token: " + wrong), 401, "invalid token");
        }
    }

    @Test
    @DisplayName("S-017 ping needs no token")
    void ping() {
        Answer answer = http.get("/ping");
        assertThat(answer.text()).isEqualTo("true");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(http.get("/ping/").text()).isEqualTo("true");
    }

    @Test
    @DisplayName("S-160 a cookie alone is no credential")
    void cookie() {
        LoginToken session = callers.open(NewLogin.of(LoginKind.SESSION)
                .user("native", "test", 1)
                .grants(List.of(), List.of("admin"), List.of(), "[]")
                .life(HOUR, HOUR, HOUR));
        isError(
                http.get(LIST, "Cookie: id=" + session.text() + "; zsessionid=" + session.text()),
                401,
                "missing token");
        assertThat(http.get(LIST, "Authorization: Bearer " + session.text()).status())
                .isEqualTo(200);
        assertThat(http.get(LIST, "Authorization: Basic eA==", "x-api-key: " + session.text())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("the first carrier decides, a bad one is not passed over")
    void firstCarrierDecides() {
        isError(http.get(LIST, "Authorization: Bearer x", admin), 401, "invalid token");
        isError(http.get(LIST, "apiKey: x", admin), 401, "invalid token");
    }

    @Test
    @DisplayName("whoever may not ask learns nothing about stores or parameters")
    void nothingIsToldBefore() {
        isError(http.post("/session/drop", "store=nosuch"), 401, "missing token");
        isError(
                http.post("/session/drop", "store=nosuch", writer),
                403,
                "User test does not have requested right in set admin");
    }
}
