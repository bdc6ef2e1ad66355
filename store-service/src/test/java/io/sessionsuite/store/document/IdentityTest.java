package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.store.json.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one text of a key value. */
class IdentityTest {

    private static Identity of(String json) {
        return Identity.of(JsonText.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @DisplayName("S-040 numbers by their exact decimal value")
    @CsvSource({
        "2002,2002",
        "2002.0,2002",
        "2.002e3,2002",
        "2002000E-3,2002",
        "-0,0",
        "0.000,0",
        "0e99999999999,0",
        "-0.5,-0.5",
        "5e-1,0.5",
        "0.1e1,1",
        "1.50,1.5",
        "9007199254740993,9007199254740993",
        "1e-5,0.00001",
        "12.5e+1,125",
        "true,true",
        "100,100"
    })
    void numbers(String json, String text) {
        assertThat(of(json)).isEqualTo(new Identity(text));
    }

    @Test
    @DisplayName("S-158 no exponent makes a text of gigabytes")
    @Timeout(5)
    void exponents() {
        for (String json : new String[] {"1e400000000", "1e-400000000", "1e99999999999999999999", "1e512", "1e-512"}) {
            assertThat(of(json)).as(json).isNull();
        }
        assertThat(of("1e511")).isNotNull();
        assertThat(of("1" + "0".repeat(600))).isNull();
        assertThat(of("0." + "0".repeat(600) + "1")).isNull();
    }

    @Test
    void asJavaHasIt() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal number =
                    new BigDecimal(new java.math.BigInteger(random.nextInt(1, 90), random), random.nextInt(60) - 30);
            BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            String signed = (random.nextBoolean() ? "-" : "") + number.abs();
            String expected = (signed.startsWith("-") && number.signum() != 0 ? "-" : "") + stripped.toPlainString();
            assertThat(of(signed)).as(signed).isEqualTo(new Identity(expected));
        }
    }

    @Test
    @DisplayName("S-044 what can be none")
    void none() {
        for (String json : new String[] {"null", "{}", "[1]", "\"\"", "\"\\udc00\"", "\"" + "x".repeat(513) + "\""}) {
            assertThat(of(json)).as(json).isNull();
        }
        assertThat(of("\"\\ud83d\\ude00\"")).isEqualTo(new Identity("😀"));
    }
}
