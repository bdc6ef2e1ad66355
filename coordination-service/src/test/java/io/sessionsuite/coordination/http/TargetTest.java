package io.sessionsuite.coordination.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/kv/a, true",
        "/v1/, true",
        "/v1, false",
        "/v2/x, false",
        "/%761/kv/a, true",
        "/q/health, false",
        "/api/../v1/kv/a, true",
        "/v1x/, false",
        "//v1/kv, true",
        "http://host/v1/kv/a, true",
        "/%zz, false"
    })
    void knowsWhatIsOurs(String uri, boolean ours) {
        assertThat(Target.of(uri).isOurs()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kv/a, ", "/v1/kv/a.b/..c/d..., ", "/v1/kv/a//b, /v1/kv/a/b", "/v1/kv/a/./b/, /v1/kv/a/b/",
        "/v1/kv/a/../b?c=//, /v1/kv/b?c=//", "/../v1/kv, /v1/kv", "/v1/kv/a%2F%2Fb, ", "/v1/kv/.hidden, "
    })
    void cleansOnlyLiteralSegments(String uri, String redirect) {
        assertThat(Target.of(uri).redirect()).isEqualTo(redirect);
    }
}
