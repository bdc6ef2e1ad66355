package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;

/** What a service answered. */
record Answer(int status, HttpHeaders headers, String body) {

    /** The first value, or the empty string. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    List<String> headersOf(String name) {
        return headers.allValues(name);
    }

    Answer expect(int expected) {
        assertThat(status).as("status of: %s", body).isEqualTo(expected);
        return this;
    }

    /** It is the login page: what somebody not logged in is shown. */
    Answer expectLoginPage() {
        expect(200);
        assertThat(header("Content-Type")).isEqualTo("text/html");
        assertThat(body).startsWith("<").contains("action=\"z_security_check\"");
        return this;
    }
}
