package io.sessionsuite.auth.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.edge.OwnPaths.Match;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/2/session/get",
                "/api/1/session/put",
                "/api/usersx",
                "/apix",
                "/v1/kv/api/session",
                "/session/get",
                "/user/list",
                "/auth",
                "/index.csp",
                "/oauth2x/token",
                "/API/session"
            })
    @DisplayName("paths of other services and dialects pass")
    void foreign(String path) {
        assertThat(OwnPaths.match(path, path)).isInstanceOf(Match.Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/../../v1/kv", "/api/%2e%2e/v1/kv"})
    @DisplayName("F-89 where the router goes decides whose a path is")
    void routed(String raw) {
        assertThat(OwnPaths.match(raw, "/v1/kv")).isInstanceOf(Match.Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/session", "/api/users/x/sessions", "/oauth2/token"})
    @DisplayName("own paths are found")
    void own(String path) {
        assertThat(OwnPaths.match(path, path)).isInstanceOf(Match.Found.class);
    }
}
