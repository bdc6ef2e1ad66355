package io.sessionsuite.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON, and where it stops being so. */
class JsonTextTest {

    private static JsonValue parse(String text) {
        return JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int badByte(byte... text) {
        try {
            JsonText.parse(text);
            return -1;
        } catch (JsonSyntaxException e) {
            return e.offset();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{}]",
                " [ 1 , 2 ] ",
                "{\"a\":{\"b\":[{},[]]},\"c\":null}",
                "0",
                "-0.0e-0",
                "1E+9",
                "true",
                "\"\\u00e4\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"ä€😀\"",
                "[{\"a\":[{}]},[[[1]]]]",
                "\"\\ud800\"",
                "{\"\":\"\"}"
            })
    void good(String text) {
        assertThat(new String(parse(text).bytes(), StandardCharsets.UTF_8)).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "[,1]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "[1]]",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "tru",
                "nul",
                "TRUE",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "\"\u0000\"",
                "[1]//c",
                "/**/1",
                "\uFEFF1",
                "1 2",
                "{\"a\":1 \"b\":2}",
                "[}",
                "{]",
                "[{]}",
                "\u00a01"
            })
    void bad(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void malformedUtf8IsNoJson() {
        assertThat(badByte((byte) '"', (byte) 0x80, (byte) '"')).isEqualTo(1);
        assertThat(badByte((byte) '"', (byte) 0xC0, (byte) 0x80, (byte) '"')).isEqualTo(1);
        assertThat(badByte((byte) '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) '"'))
                .isEqualTo(2);
        assertThat(badByte((byte) '"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, (byte) '"'))
                .isEqualTo(2);
        assertThat(badByte((byte) '"', (byte) 0xE2, (byte) 0x82, (byte) '"')).isEqualTo(3);
        assertThat(badByte((byte) '"', (byte) 0xC3)).isEqualTo(2);
    }

    @Test
    void valuesAreSlices() {
        JsonValue value = parse(" { \"a\" : [ 1.0 , \"x\\\"]\" ] , \"a\\u0062\" : true , \"a\":{\"b\":{}} } ");
        assertThat(value.depth()).isEqualTo(3);
        assertThat(value.member("a").string()).isEqualTo("{\"b\":{}}");
        assertThat(value.member("ab").string()).isEqualTo("true");
        assertThat(value.member("c")).isNull();
        JsonValue list = value.members().iterator().next().value();
        assertThat(list.elements()).extracting(JsonValue::string).containsExactly("1.0", "x\"]");
        assertThat(list.members()).isEmpty();
        assertThat(parse("{\"a\\nb\":1}").member("a\\nb")).isNull();
        assertThat(parse("{\"a\\nb\":1}").member("a\nb")).isNotNull();
        assertThat(parse("{\"ä\":1}").member("ä")).isNotNull();
    }

    @Test
    void depthCostsNoStack() {
        int depth = 1_000_000;
        assertThat(parse("[".repeat(depth) + "]".repeat(depth)).depth()).isEqualTo(depth);
    }
}
