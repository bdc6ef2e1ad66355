package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the session resource share: a connection, a Redis, and logins on it. */
abstract class ResourceFixture {

    static TestLogins logins;

    @TestHTTPResource
    URI server;

    RawHttp http;

    @BeforeAll
    static void openLogins() {
        logins = new TestLogins(EmbeddedRedis.shared());
    }

    @AfterAll
    static void closeLogins() {
        logins.close();
    }

    @BeforeEach
    void connect() {
        http = new RawHttp(server);
    }

    @AfterEach
    void disconnect() {
        http.close();
    }

    static String cookie(LoginToken token) {
        return "Cookie: zsessionid=" + token.text();
    }

    static String bearer(LoginToken token) {
        return "Authorization: Bearer " + token.text();
    }

    /** Puts and asserts that it was done. */
    void put(LoginToken token, String form) {
        Answer answer = http.post("/api/2/session/put", form, bearer(token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    String get(LoginToken token, String query) {
        return http.get("/api/2/session/get" + query, bearer(token)).text();
    }

    static void isJson(Answer answer, int status, String body) {
        assertThat(answer.text()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    static void isError(Answer answer, int status, String error, String code) {
        isJson(answer, status, "{\"error\":\"" + error + "\",\"code\":\"" + code + "\"}");
        assertThat(answer.all("Set-Cookie")).isEmpty();
    }

    static void isPage(Answer answer) {
        assertThat(answer.text()).startsWith("<!DOCTYPE html>");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.all("Set-Cookie")).isEmpty();
    }
}
