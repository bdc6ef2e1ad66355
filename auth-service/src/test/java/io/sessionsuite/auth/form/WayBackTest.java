package io.sessionsuite.auth.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayBackTest {

    private static final String OWN = "https://own.test:8443";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/2/session/get?key=a", "/a/b;v=1?x=//y", "/putter", "/a?next=/logout.csp"})
    @DisplayName("A-20 path and query of an own page")
    void ownPage(String path) {
        assertThat(WayBack.of(OWN + path, OWN::equals)).isEqualTo(path);
    }

    @Test
    @DisplayName("A-20 a fragment stays behind")
    void fragment() {
        assertThat(WayBack.of(OWN + "/a?b#/logout.csp", OWN::equals)).isEqualTo("/a?b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about:blank",
                "https://own.test:8443",
                "https://evil.test/a",
                "https://own.test:8443@evil.test/a",
                "https://own.test:8443\\@evil.test/a",
                "https://own.test:8443//evil.test/",
                "https://own.test:8443/\\evil.test/",
                "https://own.test:8443/%2fevil.test/",
                "https://own.test:8443/%5cevil.test/",
                "https://own.test:8443/a\u00fcb",
                "https://own.test:8443/a\nSet-Cookie:x=1",
                "https://own.test:8443/api/2/session/%70ut",
                "https://own.test:8443/api/2/session/PUT",
                "https://own.test:8443/session/put;x=1?a=1",
                "https://own.test:8443/session/invalidate/",
                "https://own.test:8443/login/logout.csp",
                "https://own.test:8443/a/%zz"
            })
    @DisplayName("A-21 SEC-46 anything else leads to the start page")
    void startPage(String referer) {
        assertThat(WayBack.of(referer, OWN::equals)).isEqualTo("/index.csp");
    }

    @Test
    @DisplayName("A-21 no Referer leads to the start page")
    void none() {
        assertThat(WayBack.of(null, OWN::equals)).isEqualTo("/index.csp");
    }
}
