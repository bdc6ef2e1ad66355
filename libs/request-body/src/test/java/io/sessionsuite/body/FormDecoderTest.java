package io.sessionsuite.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sessionsuite.body.MalformedParameters.Defect;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {

    private static final FormDecoder STRICT = FormDecoder.strict(3);
    private static final FormDecoder TOLERANT = FormDecoder.tolerant(3);

    static Stream<FormDecoder> both() {
        return Stream.of(STRICT, TOLERANT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "a=1&b=2|a→1,b→2",
                "b=2&a=1&b=3|b→2,a→1,b→3",
                "a|a→",
                "a=|a→",
                "=x|→x",
                "=|→",
                "a=b=c|a→b=c",
                "&&a=1&&|a→1",
                "a=1;b=2|a→1;b=2",
                "a+b=c+d|a b→c d",
                "a%2Bb=%26%3D|a+b→&=",
                "%C3%BC=%e2%82%ac|ü→€",
                "a=%F0%9F%98%80|a→😀",
                "ü=€|ü→€",
                "a[b].c=\"{x}\"|a[b].c→\"{x}\"",
            })
    void pairsAreDecodedAlikeByBoth(String encoded, String expected) {
        for (FormDecoder decoder : both().toList()) {
            assertThat(shown(decoder.body(encoded.getBytes(UTF_8)))).isEqualTo(expected);
            assertThat(shown(decoder.query(new String(encoded.getBytes(UTF_8), ISO_8859_1))))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void controlCharactersStandForThemselves(FormDecoder decoder) {
        assertThat(shown(decoder.query("a=x\ny&b=\r\n\t%0A&c=%00"))).isEqualTo("a→x\ny,b→\r\n\t\n,c→\0");
    }

    @ParameterizedTest
    @MethodSource("both")
    void nothingIsNoPair(FormDecoder decoder) {
        assertThat(decoder.body(new byte[0])).isEqualTo(Parameters.NONE);
        assertThat(decoder.body("&&&&&&".getBytes(UTF_8))).isEqualTo(Parameters.NONE);
        assertThat(decoder.query("")).isEqualTo(Parameters.NONE);
        assertThat(decoder.query(null)).isEqualTo(Parameters.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%4&b", "a=%G0", "a=%0G", "a=%-1", "a=%+1", "a=100%", "%=a", "a=%%41"})
    void badEscapeIsRefusedWhenStrict(String encoded) {
        assertThat(defect(STRICT, encoded)).isEqualTo(Defect.ENCODING);
    }

    @ParameterizedTest
    @CsvSource({
        "a=%,a→%",
        "a=%4,a→%4",
        "a=%G0,a→%G0",
        "a=%0G,a→%0G",
        "a=%-1,a→%-1",
        "a=%+1,a→% 1",
        "a=100%,a→100%",
        "%=a,%→a",
        "a=%%41,a→%A",
        "a=%4%41,a→%4A"
    })
    void badEscapeStaysWhenTolerant(String encoded, String expected) {
        assertThat(shown(TOLERANT.body(encoded.getBytes(UTF_8)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%FF", "a=%C3", "a=%C3x", "a=%C0%80", "a=%ED%A0%80", "a=%F4%90%80%80", "%80=a"})
    void malformedUtf8IsRefusedByBoth(String encoded) {
        assertThat(defect(STRICT, encoded)).isEqualTo(Defect.ENCODING);
        assertThat(defect(TOLERANT, encoded)).isEqualTo(Defect.ENCODING);
    }

    @ParameterizedTest
    @MethodSource("both")
    void malformedRawBytesAreRefused(FormDecoder decoder) {
        assertThatThrownBy(() -> decoder.body(new byte[] {'a', '=', (byte) 0xFF}))
                .isInstanceOf(MalformedParameters.class);
        assertThatThrownBy(() -> decoder.query("a=€")).isInstanceOf(MalformedParameters.class);
        assertThatThrownBy(() -> decoder.query("a=ü")).isInstanceOf(MalformedParameters.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    void pairsAreCountedToTheLimit(FormDecoder decoder) {
        assertThat(decoder.query("a&b").pairs()).hasSize(2);
        assertThat(decoder.query("a&&b&&c&&").pairs()).hasSize(3);
        assertThat(catchThrowableOfType(TooManyParameters.class, () -> decoder.query("a&b&c&d"))
                        .limit())
                .isEqualTo(3);
    }

    @Test
    void pairsAreFoundByName() {
        Parameters parameters = STRICT.query("a=1&b=2&a=3");
        assertThat(parameters.first("a")).contains("1");
        assertThat(parameters.first("A")).isEmpty();
        assertThat(parameters.all("a")).containsExactly("1", "3");
        assertThat(parameters.and(STRICT.query("c=4")).pairs()).hasSize(4).endsWith(new Parameter("c", "4"));
        assertThat(parameters.isEmpty()).isFalse();
    }

    private static Defect defect(FormDecoder decoder, String encoded) {
        return catchThrowableOfType(MalformedParameters.class, () -> decoder.query(encoded))
                .defect();
    }

    private static String shown(Parameters parameters) {
        return parameters.pairs().stream()
                .map(pair -> pair.name() + "→" + pair.value())
                .collect(Collectors.joining(","));
    }
}
