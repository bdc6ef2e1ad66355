package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentedTokenTest {

    @ParameterizedTest
    @DisplayName("K-028 query, header, Bearer, default token, anonymous: the first that is not empty")
    @CsvSource({
        "q, h, Bearer b, d, q, true",
        "'', h, Bearer b, d, h, true",
        ", , Bearer b, d, b, true",
        ", '', bearer b, d, b, true",
        ", , BEARER   b, d, b, true",
        ", , '  Bearer b  ', d, b, true",
        ", , Bearer b c d, d, b, true",
        ", , Bearer, d, d, false",
        ", , 'Bearer ', d, d, false",
        ", , Bearerb, d, d, false",
        ", , Basic b, d, d, false",
        ", , '', d, d, false",
        ", , , d, d, false",
        ", , , '', anonymous, false",
        ", , , , anonymous, false",
        ", , Basic b, , anonymous, false"
    })
    void firstSourceCounts(
            String query, String header, String authorization, String configured, String secret, boolean sent) {
        assertThat(PresentedToken.of(query, header, authorization, configured))
                .isEqualTo(new PresentedToken(secret, sent));
        assertThat(PresentedToken.of(query, header, authorization, configured)).hasToString("<hidden>");
    }
}
