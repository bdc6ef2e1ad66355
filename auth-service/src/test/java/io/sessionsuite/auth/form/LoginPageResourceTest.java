package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LoginPageResourceTest {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{64}");
    private static final String PROXY = "127.0.0.200";

    private final RawClient client = RawClient.from("127.1.0.1");

    @Test
    @DisplayName("A-01 SEC-08 SEC-10 SEC-12 SEC-14 the start page is exactly text/html and brings one cookie")
    void startPage() {
        Answer page = client.get("/index.csp");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html");
        assertThat(page.all("Set-Cookie")).hasSize(1);
        String token = page.cookie("zsessionid");
        assertThat(token).matches(TOKEN);
        assertThat(page.header("Set-Cookie")).isEqualTo("zsessionid=" + token + "; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    @DisplayName("A-02 SEC-09 over https the cookie is Secure and the page asks for strict transport")
    void secureOverHttps() {
        Answer page = RawClient.from(PROXY)
                .with("X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https")
                .get("/index.csp");
        assertThat(page.header("Set-Cookie")).endsWith("; HttpOnly; SameSite=Lax; Secure");
        assertThat(page.header("Strict-Transport-Security")).startsWith("max-age=");
    }

    @Test
    @DisplayName("A-02 a stranger's word for https is not believed")
    void strangersProtoIgnored() {
        Answer page = client.with("X-Forwarded-Proto: https").get("/index.csp");
        assertThat(page.header("Set-Cookie")).doesNotContain("Secure");
        assertThat(page.has("Strict-Transport-Security")).isFalse();
    }

    @Test
    @DisplayName("A-03 one form with the action, method, inputs and base that clients look for")
    void form() {
        String html = client.get("/index.csp").text();
        assertThat(html).containsOnlyOnce("<form").contains("<form action=\"z_security_check\" method=\"post\">");
        assertThat(html).containsOnlyOnce("name=\"z_username\" type=\"text\"");
        assertThat(html).containsOnlyOnce("name=\"z_password\" type=\"password\"");
        assertThat(html).contains("<base href=\"/\">").contains("<meta charset=\"utf-8\">");
        assertThat(html.chars()).allMatch(c -> c < 128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html,application/json", "image/png"})
    @DisplayName("A-04 the page does not negotiate")
    void noNegotiation(String accept) {
        Answer page = client.with("Accept: " + accept).get("/index.csp");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/", "/login/login.csp"})
    @DisplayName("A-01 the same page under the other paths of the login")
    void otherPaths(String path) {
        Answer page = client.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo(client.get("/index.csp").text());
        assertThat(page.cookie("zsessionid")).matches(TOKEN);
    }

    @Test
    @DisplayName("A-05 SEC-04 a live pre-login is kept, a made-up one is replaced")
    void cookieKept() {
        String token = client.get("/index.csp").cookie("zsessionid");
        assertThat(client.cookie("zsessionid", token).get("/index.csp").has("Set-Cookie"))
                .isFalse();

        String madeUp = "A".repeat(64);
        String given = client.cookie("zsessionid", madeUp).get("/index.csp").cookie("zsessionid");
        assertThat(given).isNotEqualTo(madeUp).matches(TOKEN);
        assertThat(new Stored(madeUp).exists()).isFalse();
    }

    @Test
    @DisplayName("A-05 an outlived pre-login is replaced")
    void outlivedPrelogin() {
        String token = client.get("/index.csp").cookie("zsessionid");
        new Stored(token).age(Duration.ofSeconds(301));
        assertThat(client.cookie("zsessionid", token).get("/index.csp").cookie("zsessionid"))
                .isNotEqualTo(token);
    }

    @Test
    @DisplayName("A-31 a flood of cookie-less pages is answered, and makes few records")
    void flood() throws Exception {
        RawClient flooding = RawClient.from("127.1.0.31");
        long start = System.nanoTime();
        List<Answer> pages = atOnce(1000, 16, () -> flooding.get("/index.csp"));
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat(pages).allMatch(page -> page.status() == 200);
        assertThat(pages.stream().filter(page -> page.has("Set-Cookie")).count())
                .isBetween(20L, 20 * (seconds + 1));
    }

    @Test
    @DisplayName("A-32 SEC-05 a token in the URL is not looked at")
    void tokenInUrl() {
        FormBrowser browser = FormBrowser.from("127.1.0.32");
        Account mia = Account.with("mia");
        String token = browser.login(mia).cookie("zsessionid");
        assertThat(browser.isLoggedIn(token)).isTrue();
        for (String target : List.of("/index.csp?zsessionid=" + token, "/index.csp;zsessionid=" + token)) {
            Answer page = browser.client().get(target);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("z_security_check");
        }
    }

    @Test
    @DisplayName("A-33 SEC-40 without Redis: 503 without a form within 2 s, the cookie stays, then all is as before")
    void redisDown() {
        FormBrowser browser = FormBrowser.from("127.1.0.33");
        String token = browser.login(Account.with("mia")).cookie("zsessionid");
        EmbeddedRedis.shared().pause();
        try {
            long start = System.nanoTime();
            Answer page = browser.holding(token).client().get("/index.csp");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Content-Type")).isEqualTo("text/html");
            assertThat(page.text()).doesNotContain("<form");
            assertThat(page.has("Set-Cookie")).isFalse();
            assertThat(page.header("Retry-After")).isEqualTo("1");
            assertThat(page.header("Session-Outcome")).isIn("unknown", "not-done");
            assertThat(browser.holding(token).client().get("/logout.csp").has("Set-Cookie"))
                    .isFalse();
        } finally {
            EmbeddedRedis.shared().resume();
        }
        assertThat(browser.client().get("/index.csp").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A-35 SEC-15 SEC-48 every page has the headers of the contract")
    void headers() {
        Account mia = Account.with("mia");
        FormBrowser browser = FormBrowser.from("127.1.0.35");
        String token = browser.login(mia).cookie("zsessionid");
        List<Answer> pages = List.of(
                client.get("/index.csp"),
                browser.holding(token).client().get("/index.csp"),
                browser.login(new Account("native", mia.name(), "wrong")),
                client.get("/login/nothing"),
                client.get("/z_security_check"),
                client.get("/login/login.css"),
                client.get("/logout.csp"));
        for (Answer page : pages) {
            assertThat(page.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'self';"
                            + " object-src 'none'; frame-ancestors 'none'");
            assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    @DisplayName("A-35 the style sheet is there, other pages below /login are not")
    void styleSheet() {
        Answer css = client.get("/login/login.css");
        assertThat(css.status()).isEqualTo(200);
        assertThat(css.header("Content-Type")).isEqualTo("text/css");
        assertThat(css.text()).contains("body {");

        Answer missing = client.get("/login/other.html");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).isEqualTo("text/html");
        assertThat(missing.text()).doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"})
    @DisplayName("A-15 SEC-50 other methods are refused with Allow")
    void otherMethods(String method) {
        Answer page = client.send(method, "/index.csp");
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.header("Allow")).isEqualTo("GET");
        assertThat(page.has("Set-Cookie")).isFalse();
    }

    @Test
    @DisplayName("A-05 SEC-53 more than five tokens are refused")
    void tooManyCookies() {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cookies.add("zsessionid=" + "ABCDEF".charAt(i) + "A".repeat(63));
        }
        assertThat(client.with("Cookie: " + String.join("; ", cookies))
                        .get("/index.csp")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("A-10 SEC-52 who is logged in reads his name, escaped, and finds a log-out button")
    void loggedInPage() {
        Account mia = Account.with("<b>m\u00fca & co</b>");
        FormBrowser browser = FormBrowser.from("127.1.0.10");
        String token = browser.login(mia).cookie("zsessionid");
        Answer page = browser.holding(token).client().get("/index.csp");
        assertThat(page.text())
                .contains("&#60;b&#62;m&#252;a &#38; co&#60;&#47;b&#62;")
                .contains("<form action=\"login/logout.csp\" method=\"post\">")
                .doesNotContain("z_username")
                .doesNotContain(token);
        assertThat(page.has("Set-Cookie")).isFalse();
    }

    private static <T> List<T> atOnce(int times, int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> pending = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                pending.add(pool.submit(work));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> future : pending) {
                done.add(future.get());
            }
            return done;
        }
    }
}
