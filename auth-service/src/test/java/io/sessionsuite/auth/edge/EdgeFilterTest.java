package io.sessionsuite.auth.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.fusion.FusionClient;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class EdgeFilterTest {

    private static final String PAGE = "https://app.example";

    private final RawClient client = RawClient.from("127.21.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "PATCH", "TRACE", "MKCOL"})
    @DisplayName("F-64 SEC-50 other methods of /api/session")
    void methods(String method) {
        Answer answer = client.send(method, "/api/session");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, POST, DELETE, OPTIONS");
        if (!method.equals("HEAD")) {
            assertThat(FusionClient.code(answer)).isEqualTo("method-not-allowed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api,'GET, POST, OPTIONS'",
        "POST,/api/sessions,'GET, DELETE, OPTIONS'",
        "GET,/api/sessions/x,'DELETE, OPTIONS'",
        "GET,/api/sessions/current/refresh,'POST, OPTIONS'",
        "POST,/api/sessions/audit,'GET, OPTIONS'",
        "DELETE,/api/users,'GET, POST, OPTIONS'",
        "POST,/api/users/x,'GET, PUT, PATCH, DELETE, OPTIONS'",
        "PATCH,/api/roles/x,'GET, PUT, DELETE, OPTIONS'",
        "PUT,/api/realm-configs/default,'GET, OPTIONS'",
        "PUT,/api/api-keys/x,'GET, DELETE, OPTIONS'"
    })
    @DisplayName("F-64 SEC-50 every path names its methods")
    void allow(String method, String path, String allow) {
        Answer answer = client.send(method, path);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allow);
    }

    @Test
    @DisplayName("F-89 HEAD needs its own permission and brings no body")
    void head() {
        RawClient admin = client.with(Account.ADMIN.basic());
        Answer answer = admin.send("HEAD", "/api/users?limit=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        String role = Account.unique("reader");
        FusionClient.admin("127.21.0.2")
                .create("/api/roles", "{\"name\":\"%s\",\"permissions\":[\"GET:/users\"]}".formatted(role));
        RawClient reader = client.with(Account.with("reader", role).basic());
        assertThat(reader.get("/api/users?limit=1").status()).isEqualTo(200);
        assertThat(reader.send("HEAD", "/api/users?limit=1").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//users",
                "//api/users",
                "/api/./users",
                "/api/roles/../users",
                "/api/%2e%2e/api/users",
                "/api/users/a%2Fb",
                "/api/users/a%2fb",
                "/api/users;x=1",
                "/api/users/a;x",
                "/api/users/%zz",
                "/api/users/%C3",
                "/api/users/%00",
                "/api/users/a%3Bb",
                "/api/users//"
            })
    @DisplayName("F-89 a path that can be read in two ways is refused")
    void ambiguous(String path) {
        Answer answer = client.with(Account.ADMIN.basic()).get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(FusionClient.code(answer)).isEqualTo("invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/session", "DELETE,/api/session", "GET,/api/users", "GET,/api/sessions"})
    @DisplayName("F-89 a query that cannot be read is refused")
    void unreadableQuery(String method, String path) {
        for (String query : new String[] {"?x=%ZZ", "?apiKey=%4", "?realmName=%FF"}) {
            Answer answer = client.with(Account.ADMIN.basic()).send(method, path + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(FusionClient.code(answer)).isEqualTo("invalid-parameter");
        }
    }

    @Test
    @DisplayName("F-89 an unreadable path of others is theirs to refuse")
    void unreadableElsewhere() {
        assertThat(client.get("/elsewhere/%zz").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("F-89 a slash at the end does not matter, an encoded letter is a letter")
    void sameWay() {
        RawClient admin = client.with(Account.ADMIN.basic());
        assertThat(admin.get("/api/users/?limit=1").status()).isEqualTo(200);
        assertThat(admin.get("/api/%75sers?limit=1").status()).isEqualTo(200);
        assertThat(admin.get("/api/").status()).isEqualTo(200);
        assertThat(client.get("/api/%75sers").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/a/b", "/api/sessions/a/b", "/api/session/x", "/api/roles/a/b", "/oauth2/x"})
    @DisplayName("F-72 nothing there: 404 in the dialect of the path")
    void notFound(String path) {
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertHeaders(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api",
        "GET,/api/session",
        "DELETE,/api/session",
        "POST,/api/session",
        "PUT,/api/session",
        "OPTIONS,/api/session",
        "GET,/api/users",
        "GET,/api/users/x",
        "GET,/api/users//x",
        "GET,/api/realm-configs/default",
        "GET,/api/sessions",
        "GET,/api/sessions/audit",
        "POST,/oauth2/token",
        "POST,/oauth2/revoke",
        "GET,/oauth2/token"
    })
    @DisplayName("F-72 SEC-15 no answer may be stored or sniffed")
    void everyAnswer(String method, String path) {
        assertHeaders(client.send(method, path));
        assertHeaders(client.with(Account.ADMIN.basic()).send(method, path));
    }

    @Test
    @DisplayName("F-65 SEC-29 a preflight from a configured origin")
    void preflight() {
        Answer answer = client.with("Origin: " + PAGE, "Access-Control-Request-Method: POST")
                .send("OPTIONS", "/api/session");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST, DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .isEqualTo("content-type, authorization, x-api-key, apikey, m1-auth-token, x-session-touch, if-match");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://app.example.evil", "http://app.example", "null"})
    @DisplayName("F-65 SEC-29 a preflight from elsewhere is refused, bare")
    void foreignPreflight(String origin) {
        Answer answer = client.with("Origin: " + origin).send("OPTIONS", "/api/session");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).noneMatch(header -> header.name().startsWith("Access-Control"));
        assertThat(answer.has("Vary")).isFalse();
    }

    @Test
    @DisplayName("F-65 OPTIONS without an origin tells the methods")
    void options() {
        Answer answer = client.send("OPTIONS", "/api/users/x");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("GET, PUT, PATCH, DELETE, OPTIONS");
        assertThat(answer.headers()).noneMatch(header -> header.name().startsWith("Access-Control"));
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/session,401", "GET,/api,200", "PUT,/api/session,405", "GET,/api/users//,400"})
    @DisplayName("F-65 every answer to a configured origin can be read there, errors too; none elsewhere")
    void answers(String method, String path, int status) {
        Answer answer = client.with("Origin: " + PAGE).send(method, path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        assertThat(client.with("Origin: https://evil.example")
                        .send(method, path)
                        .headers())
                .noneMatch(header -> header.name().startsWith("Access-Control"));
    }

    private static void assertHeaders(Answer answer) {
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
