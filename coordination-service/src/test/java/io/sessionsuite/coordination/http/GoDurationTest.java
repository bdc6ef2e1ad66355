package io.sessionsuite.coordination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0s, 0",
        "0000s, 0",
        "1ns, 1",
        "1us, 1000",
        "1µs, 1000",
        "1ms, 1000000",
        "1s, 1000000000",
        "1m, 60000000000",
        "1h, 3600000000000",
        "1.5s, 1500000000",
        ".5s, 500000000",
        "1.s, 1000000000",
        "1h2m3s4ms, 3723004000000",
        "-5s, -5000000000",
        "+5s, 5000000000",
        "-0, 0",
        "0.000000001s, 1"
    })
    void reads(String text, long nanos) {
        assertThat(GoDuration.parse(text).nanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({
        "'', time: invalid duration \"\"",
        "abc, time: invalid duration \"abc\"",
        "-, time: invalid duration \"-\"",
        ".s, time: invalid duration \".s\"",
        "20, time: missing unit in duration \"20\"",
        "1s20, time: missing unit in duration \"1s20\"",
        "10z, time: unknown unit \"z\" in duration \"10z\"",
        "1S, time: unknown unit \"S\" in duration \"1S\"",
        "1 s, time: unknown unit \" s\" in duration \"1 s\"",
        "9999999h, time: invalid duration \"9999999h\"",
        "1..5s, time: missing unit in duration \"1..5s\""
    })
    void refusesInGosWords(String text, String message) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(GoDuration.Malformed.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "1500, 1.5µs",
        "100000000, 100ms",
        "250000000, 250ms",
        "1000000000, 1s",
        "10000000000, 10s",
        "1500000000, 1.5s",
        "90000000000, 1m30s",
        "86400000000000, 24h0m0s",
        "3600000000000, 1h0m0s",
        "-5000000000, -5s"
    })
    void printsAsGo(long nanos, String text) {
        assertThat(new GoDuration(nanos)).hasToString(text);
    }
}
