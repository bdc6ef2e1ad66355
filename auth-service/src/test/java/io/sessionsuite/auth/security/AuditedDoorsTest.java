package io.sessionsuite.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.LogBook;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the audit lines say about the form login and the MinusOneDB dialect. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class AuditedDoorsTest {

    private static Account mia = Account.ADMIN;

    private LogBook book = LogBook.open();

    @BeforeAll
    static void users() {
        mia = Account.with("mia");
    }

    @BeforeEach
    void open() {
        book.close();
        book = LogBook.open();
    }

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    @DisplayName(
            "F-71 SEC-38 SEC-44 login, failure, throttle and logout leave a line with user, realm, address, result and sid")
    void formLogin() {
        FormBrowser browser = FormBrowser.from("127.12.0.1");
        String token = browser.login(mia, "z_csrf_protection", "off").cookie("zsessionid");
        browser.holding(token).client().get("/logout.csp");
        for (int i = 0; i < 6; i++) {
            browser.login(new Account("native", mia.name(), "wrong"));
        }
        String sid = new Stored(token).sid();
        JsonObject login = line("login", "ok", "127.12.0.1");
        assertThat(login.getMap())
                .containsAllEntriesOf(
                        Map.of("user", mia.name(), "realm", "native", "sid", sid, "door", "mmonit", "agent", "curl/8"));
        assertThat(line("csrf-off", "ok", "127.12.0.1").getString("sid")).isEqualTo(sid);
        JsonObject logout = line("logout", "ok", "127.12.0.1");
        assertThat(logout.getString("sid")).isEqualTo(sid);
        assertThat(logout.getString("user")).isEqualTo(mia.name());
        assertThat(line("login", "failed", "127.12.0.1").getString("user")).isEqualTo(mia.name());
        line("login", "throttled", "127.12.0.1");
    }

    @Test
    @DisplayName("F-71 SEC-38 a token given, and a right that is missing, leave a line")
    void tokenAndDenial() {
        RawClient client = RawClient.from("127.12.0.2");
        String token = client.form("/auth", "username", mia.name(), "password", mia.password())
                .text();
        client.with("m1-auth-token: " + token).get("/user/list");
        JsonObject issued = line("token-issued", "ok", "127.12.0.2");
        assertThat(issued.getString("sid")).isEqualTo(new Stored(token).sid());
        assertThat(issued.getString("door")).isEqualTo("m1");
        JsonObject denied = line("forbidden", "refused", "127.12.0.2");
        assertThat(denied.getString("user")).isEqualTo(mia.name());
        assertThat(denied.getString("path")).isEqualTo("/user/list");
    }

    @Test
    @DisplayName("F-71 SEC-38 another site's form leaves a line")
    void crossSite() {
        FormBrowser.from("127.12.0.3").with("Origin: https://evil.test").login(mia);
        assertThat(line("cross-site", "refused", "127.12.0.3").getString("path"))
                .isEqualTo("/z_security_check");
    }

    @Test
    @DisplayName("F-71 SEC-39 SEC-49 a typed name nobody has is hidden, and nothing typed breaks a line")
    void injection() {
        RawClient client = RawClient.from("127.12.0.4").with("User-Agent: a\u0085\"}{\"event\":\"login\"");
        client.json(
                "POST",
                "/auth",
                "{\"username\":\"x\\n{\\\"event\\\":\\\"login\\\"}\",\"password\":\"wrong password\"}");
        client.get("/user/%0a%7B%22event%22");
        JsonObject failed = line("login", "failed", "127.12.0.4");
        assertThat(failed.getString("user")).startsWith("unknown:").doesNotContain("event");
        assertThat(book.audit()).isNotEmpty().allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c != 0x85));
        assertThat(book.audit())
                .allMatch(line ->
                        new JsonObject(line).getString("logger_class_s").equals("com.lucidworks.cloud.gateway.audit"));
    }

    @Test
    @DisplayName("SEC-43 who tries ids is noticed, then slowed; a live session goes on")
    void guessing() {
        FormBrowser browser = FormBrowser.from("127.12.0.5");
        String token = browser.login(mia).cookie("zsessionid");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 310; i++) {
            String guess = "%04d".formatted(i) + "A".repeat(60);
            statuses.add(
                    browser.client().cookie("id", guess).get("/api/session").status());
        }
        assertThat(statuses).startsWith(401, 401, 401).endsWith(429, 429).containsOnly(401, 429);
        line("id-guessing", "refused", "127.12.0.5");
        assertThat(browser.isLoggedIn(token)).isTrue();
    }

    private JsonObject line(String event, String result, String address) {
        return book.audit().stream()
                .map(JsonObject::new)
                .filter(line -> line.getString("event").equals(event))
                .filter(line -> line.getString("result").equals(result))
                .filter(line -> address.equals(line.getString("address")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + event + " " + result + " in " + book.audit()));
    }
}
