package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios in one process, and those of a browser that sees one origin. */
class AllInOneIT implements SuiteScenarios {

    @TempDir
    static Path data;

    private static AllInOne suite;
    private static People people;

    @BeforeAll
    static void start() {
        suite = new AllInOne(data);
        people = new People(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Override
    public Deployment deployment() {
        return suite;
    }

    @Override
    public People people() {
        return people;
    }

    @Test
    @DisplayName("M-22 a browser that logs in from the page of a refused call comes back to that call")
    void wayBack() {
        Client browser = new Client(suite);
        URI origin = browser.origin(Service.AUTH);
        String refused = "/api/2/session/get?key=a";
        assertThat(browser.get(Service.ATTRIBUTES, refused, "Sec-Fetch-Site", "none")
                        .expectLoginPage()
                        .headersOf("Set-Cookie"))
                .isEmpty();
        Answer login = people.login(
                browser,
                people.mia,
                Map.of(),
                "Origin",
                origin.toString(),
                "Referer",
                origin.resolve(refused).toString(),
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(login.header("Location")).isEqualTo(refused);
        assertThat(browser.get(Service.ATTRIBUTES, login.header("Location"))
                        .expect(200)
                        .body())
                .isEqualTo("{}");
    }

    @Test
    @DisplayName("MA-14 a page at the root reads the CSRF token by XHR and sends it as header")
    void jquerySample() {
        Client browser = new Client(suite);
        String origin = browser.origin(Service.AUTH).toString();
        browser.get(Service.AUTH, "/index.csp", "Sec-Fetch-Site", "none").expect(200);
        people.login(browser, people.mia, Map.of(), "Origin", origin, "Sec-Fetch-Site", "same-origin");
        browser.get(Service.AUTH, "/index.csp").expect(200);
        String token = browser.get(
                        Service.ATTRIBUTES,
                        "/session/get?key=CSRFToken",
                        "X-Requested-With",
                        "XMLHttpRequest",
                        "Sec-Fetch-Site",
                        "same-origin")
                .expect(200)
                .body()
                .replaceAll(".*:\"|\"}", "");

        browser.form(
                        Service.ATTRIBUTES,
                        "/session/put",
                        Map.of("a", "1"),
                        "CSRFToken",
                        token,
                        "Origin",
                        origin,
                        "X-Requested-With",
                        "XMLHttpRequest")
                .expect(200);
        browser.form(Service.ATTRIBUTES, "/session/put", Map.of("a", "2"), "Origin", origin)
                .expect(403);
        assertThat(browser.get(Service.ATTRIBUTES, "/session/get?key=a").body()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    @DisplayName("MA-23 below /session/ each of two services answers its own paths in its own dialect")
    void twoDialectsBelowOnePath() {
        Client nobody = new Client(suite);
        assertThat(nobody.form(Service.STORE, "/session/query", Map.of("store", "s", "q", "*"))
                        .expect(401)
                        .body())
                .isEqualTo("{\"message\":\"missing token\",\"status\":401}");
        nobody.get(Service.ATTRIBUTES, "/session/get").expectLoginPage();

        Client mia = people.script(people.mia);
        mia.form(Service.STORE, "/session/query", Map.of("store", "s", "q", "*"))
                .expect(401);
        assertThat(mia.get(Service.ATTRIBUTES, "/session/get?key=a").expect(200).body())
                .isEqualTo("{}");
        Answer unknown = call(adminToken(), "/session/query", Map.of("store", "s", "q", "*"))
                .expect(404);
        assertThat(unknown.body()).endsWith(",\"status\":404}");
    }
}
