package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretSealTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final TokenSecret SECRET = new TokenSecret("b1-secret");

    @Test
    void whatIsSealedOpensForItsAccessorOnly() {
        SecretSeal seal = SecretSeal.of(KEY);
        String sealed = seal.seal("a1", SECRET);

        assertThat(sealed).doesNotContain("b1-secret").isNotEqualTo(seal.seal("a1", SECRET));
        assertThat(seal.open("a1", sealed)).contains(SECRET);
        assertThat(seal.open("a2", sealed)).isEmpty();
        assertThat(SecretSeal.of(Base64.getEncoder().encodeToString(new byte[] {
                            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            0
                        }))
                        .open("a1", sealed))
                .isEmpty();
    }

    @Test
    void withoutKeyNothingIsKept() {
        assertThat(SecretSeal.none().seal("a1", SECRET)).isEmpty();
        assertThat(SecretSeal.none().open("a1", SecretSeal.of(KEY).seal("a1", SECRET)))
                .isEmpty();
    }

    @Test
    void badKeysAreRefusedWithoutShowingThem() {
        for (String bad : new String[] {"", "short", Base64.getEncoder().encodeToString(new byte[16]), "%%%"}) {
            assertThatThrownBy(() -> SecretSeal.of(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("coordination.acl.seal-key must be 32 bytes in base64");
        }
    }
}
