package io.sessionsuite.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.Settings;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingAliasesTest {

    private static SessionConfig sessions(String... settings) {
        return Settings.of(settings).mapping(SessionConfig.class);
    }

    @Test
    void defaultsWithoutAnything() {
        assertThat(sessions().idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(sessions().absolute()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void formerNamesInSeconds() {
        SessionConfig sessions = sessions(
                "com.lucidworks.apollo.admin.session.timeout", "7200",
                "com.lucidworks.apollo.admin.session.idle.timeout", "600");
        assertThat(sessions.absolute()).isEqualTo(Duration.ofHours(2));
        assertThat(sessions.idle()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void lifeOfFormerTokensIsIdleTimeAndTokenLife() {
        for (String name : new String[] {"jwt.token.expirationSecs", "api-gateway.jwtExpirationSecs"}) {
            assertThat(sessions(name, "900").idle()).isEqualTo(Duration.ofMinutes(15));
            assertThat(Settings.of(name, "900").mapping(TokenConfig.class).lifetime())
                    .isEqualTo(Duration.ofMinutes(15));
        }
    }

    @Test
    void ownNameComesFirst() {
        SessionConfig sessions =
                sessions("auth.session.idle", "60s", "com.lucidworks.apollo.admin.session.idle.timeout", "600");
        assertThat(sessions.idle()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("F-97 SEC-60 no idle time, or a negative life, stops the start")
    void impossible() {
        TokenConfig tokens = Settings.of().mapping(TokenConfig.class);
        assertThatThrownBy(() -> new LoginLives(sessions("auth.session.idle", "0s"), tokens))
                .hasMessageContaining("auth.session.idle");
        assertThatThrownBy(() -> new LoginLives(sessions("auth.session.absolute", "-1s"), tokens))
                .hasMessageContaining("auth.session.absolute");
    }
}
