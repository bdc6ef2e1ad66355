package io.sessionsuite.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTokenTest {

    @Test
    @DisplayName("F-06 10,000 tokens are distinct, 64 base64url characters, and their bits balance")
    void tokensAreRandom() {
        Set<String> texts = new HashSet<>();
        long ones = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = LoginToken.generate().text();
            assertThat(text).matches("[A-Za-z0-9_-]{64}");
            texts.add(text);
            for (byte b : Base64.getUrlDecoder().decode(text)) {
                ones += Integer.bitCount(b & 0xFF);
            }
        }
        long bits = 10_000L * 48 * 8;

        assertThat(texts).hasSize(10_000);
        assertThat(Math.abs(2 * ones - bits) / Math.sqrt(bits)).isLessThan(5);
    }

    @Test
    void parsingGivesTheSameTokenBack() {
        LoginToken token = LoginToken.generate();

        assertThat(LoginToken.parse(token.text())).isEqualTo(token);
        assertThat(token.sid().text()).hasSize(22);
    }

    @Test
    void rotationKeepsTheSidAndChangesTheSecret() {
        LoginToken token = LoginToken.generate();
        LoginToken rotated = LoginToken.rotate(token.sid());

        assertThat(rotated.sid()).isEqualTo(token.sid());
        assertThat(rotated.secretHash().bytes()).isNotEqualTo(token.secretHash().bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9"
            })
    void anythingElseIsNoToken(String text) {
        assertThat(LoginToken.parse(text)).isNull();
    }

    @Test
    void theSecretNeverShows() {
        LoginToken token = LoginToken.generate();

        assertThat(token.toString())
                .doesNotContain(token.text())
                .contains(token.sid().text());
    }

    @Test
    @DisplayName("MA-11 M-29 several Cookie headers, quotes and copied attributes are read leniently")
    void cookies() {
        LoginToken first = LoginToken.generate();
        LoginToken second = LoginToken.generate();
        Cookies cookies = Cookies.parse(List.of(
                "id=" + second.text() + "; Path=/; HttpOnly",
                "zsessionid=\"" + first.text() + "\"; SameSite=Lax; id=junk"));

        assertThat(cookies.tokens("zsessionid", "id")).containsExactly(first, second);
        assertThat(cookies.tokens("id", "zsessionid")).containsExactly(second, first);
        assertThat(cookies.has("Path")).isTrue();
        assertThat(cookies.has("absent")).isFalse();
    }

    @Test
    void userIdsFoldCaseBlanksAndCompatibilityForms() {
        UserId mia = UserId.of("native", "mia");

        assertThat(UserId.of("native", " MIA ")).isEqualTo(mia);
        assertThat(UserId.of("native", "\uff4dia")).isEqualTo(mia);
        assertThat(UserId.of("branch", "mia")).isNotEqualTo(mia);
        assertThat(mia.text()).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
}
