package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One login for two services: whatever door it came through, both know it, and an end is an end everywhere. */
interface SharedLoginScenarios extends Scenarios {

    String PUT = "/api/2/session/put";
    String GET = "/api/2/session/get";

    private Client stranger() {
        return new Client(deployment());
    }

    private static String csrfToken(Client client) {
        return client.get(Service.ATTRIBUTES, GET + "?key=CSRFToken").body().replaceAll(".*:\"|\"}", "");
    }

    @Test
    @DisplayName("A-37 M-94 C1: index, login, put, get, delete, logout by the documented flow")
    default void documentedFlow() {
        Client client = people().script(people().mia);

        assertThat(client.form(Service.ATTRIBUTES, PUT, Map.of("theme", "dark", "note", "50% & more"))
                        .expect(200)
                        .body())
                .isEqualTo("{}");
        assertThat(client.get(Service.ATTRIBUTES, "/api/1/session/get?key=theme&key=note")
                        .body())
                .isEqualTo("{\"theme\":\"dark\",\"note\":\"50% \\u0026 more\"}");
        assertThat(client.form(Service.ATTRIBUTES, "/session/delete", Map.of("key", "theme"))
                        .body())
                .isEqualTo("{}");
        assertThat(client.get(Service.ATTRIBUTES, "/session/get?key=theme").body())
                .isEqualTo("{}");
        Client replay = client.copy();
        client.get(Service.AUTH, "/login/logout.csp").expect(302);
        replay.get(Service.ATTRIBUTES, GET).expectLoginPage();
    }

    @Test
    @DisplayName("A-38 M-28 a client that tries first, sees the page, logs in, and replays gets JSON")
    default void apiFirstClient() {
        Client client = stranger();
        client.get(Service.ATTRIBUTES, GET, "Accept", "application/json").expectLoginPage();
        client.get(Service.AUTH, "/index.csp", "Accept", "application/json").expect(200);
        people().login(client, people().mia, Map.of("z_csrf_protection", "off"), "Accept", "application/json");

        assertThat(client.get(Service.ATTRIBUTES, GET, "Accept", "application/json")
                        .expect(200)
                        .body())
                .startsWith("{");
    }

    @Test
    @DisplayName("A-39 M-85 M-86 the form's cookie works at the Fusion API, whose DELETE ends it here too")
    default void formCookieAtFusion() {
        Client client = people().script(people().mia);
        client.form(Service.ATTRIBUTES, PUT, Map.of("a", "1")).expect(200);

        assertThat(client.get(Service.AUTH, "/api/session").expect(200).body()).contains("\"" + people().mia + "\"");
        Client replay = client.copy();
        client.delete(Service.AUTH, "/api/session").expect(204);
        assertThat(client.cookie("zsessionid")).isEmpty();
        replay.get(Service.ATTRIBUTES, GET).expectLoginPage();
        people().login(client, people().mia, Map.of("z_csrf_protection", "off"));
        assertThat(client.get(Service.ATTRIBUTES, GET + "?key=a").body()).isEqualTo("{}");
    }

    @Test
    @DisplayName("F-73 F-74 a Fusion login has attributes at once, with CSRF protection on")
    default void fusionCookieAtAttributes() {
        Client client = people().fusion(people().mia);

        client.form(Service.ATTRIBUTES, PUT, Map.of("a", "1")).expect(403);
        client.form(Service.ATTRIBUTES, PUT, Map.of("a", "1"), "CSRFToken", csrfToken(client))
                .expect(200);
        assertThat(client.get(Service.ATTRIBUTES, GET + "?key=a").body()).isEqualTo("{\"a\":\"1\"}");

        Client form = people().script(people().mia);
        assertThat(form.get(Service.AUTH, "/api/session").expect(200).body()).contains("\"" + people().mia + "\"");
    }

    @Test
    @DisplayName("F-75 invalidate ends the Fusion session: 401 session-ended")
    default void invalidateEndsFusion() {
        Client client = people().fusion(people().mia);
        Client replay = client.copy();
        client.get(Service.ATTRIBUTES, "/api/2/session/invalidate").expect(200);

        assertThat(replay.get(Service.AUTH, "/api/session").expect(401).body()).contains("session-ended");
    }

    @Test
    @DisplayName("M-68 after invalidate a new login starts empty, with another CSRF token")
    default void newLoginStartsEmpty() {
        Client client = people().script(people().mia);
        client.form(Service.ATTRIBUTES, PUT, Map.of("a", "1")).expect(200);
        String before = csrfToken(client);
        client.get(Service.ATTRIBUTES, "/session/invalidate").expect(200);
        people().login(client, people().mia, Map.of("z_csrf_protection", "off"));

        assertThat(client.get(Service.ATTRIBUTES, GET + "?key=a").body()).isEqualTo("{}");
        assertThat(csrfToken(client)).hasSize(43).isNotEqualTo(before);
    }

    @Test
    @DisplayName("M-75 M-76 another user on a live cookie ends it; the same user keeps attributes and gets a new token")
    default void loginOnALiveCookie() {
        Client client = people().script(people().mia);
        client.form(Service.ATTRIBUTES, PUT, Map.of("a", "1")).expect(200);
        String before = csrfToken(client);
        people().login(client, people().mia, Map.of("z_csrf_protection", "off"));
        assertThat(client.get(Service.ATTRIBUTES, GET + "?key=a").body()).isEqualTo("{\"a\":\"1\"}");
        assertThat(csrfToken(client)).isNotEqualTo(before);

        Client hers = client.copy();
        people().login(client, people().bob, Map.of("z_csrf_protection", "off"));
        assertThat(client.get(Service.ATTRIBUTES, GET + "?key=a").body()).isEqualTo("{}");
        hers.get(Service.ATTRIBUTES, GET).expectLoginPage();
    }

    @Test
    @DisplayName("M-23 invalidate without a session, then a login through the page: the session lives")
    default void refusedInvalidateIsNotReplayed() {
        Client client = stranger();
        client.get(Service.ATTRIBUTES, "/api/2/session/invalidate").expectLoginPage();
        client.get(Service.AUTH, "/index.csp").expect(200);
        String location = people().login(client, people().mia, Map.of()).header("Location");

        assertThat(location).isEqualTo("/index.csp");
        assertThat(client.get(Service.ATTRIBUTES, GET).expect(200).body()).startsWith("{");
    }

    @Test
    @DisplayName("A-118 an m1 token with - and _ is taken verbatim")
    default void m1TokenVerbatim() {
        Client client = stranger();
        String token = "";
        for (int i = 0; i < 40 && !(token.contains("-") && token.contains("_")); i++) {
            token = client.form(Service.AUTH, "/auth", Map.of("username", people().mia, "password", People.PASSWORD))
                    .expect(200)
                    .body();
        }
        assertThat(token).contains("-", "_");
        assertThat(client.get(Service.AUTH, "/user/tokens", "m1-auth-token", token)
                        .expect(200)
                        .body())
                .contains("[");
    }
}
