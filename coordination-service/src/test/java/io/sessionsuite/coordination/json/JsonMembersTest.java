package io.sessionsuite.coordination.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.coordination.http.GoDuration;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMembersTest {

    @Test
    void namesInAnyCaseAndNullIsAbsent() {
        JsonMembers json = parse("{\"NAME\":\"a\",\"other\":null,\"Flag\":true,\"list\":[\"x\"]}");

        assertThat(json.text("Name")).isEqualTo("a");
        assertThat(json.text("Other")).isNull();
        assertThat(json.has("other")).isTrue();
        assertThat(json.textOrEmpty("Missing")).isEmpty();
        assertThat(json.flag("flag")).isTrue();
        assertThat(json.texts("List")).containsExactly("x");
        json.refuseOthers();
    }

    @Test
    void whatNobodyAskedForIsNamedAsItWasSpelled() {
        JsonMembers json = parse("{\"a\":1,\"Be\":2}");
        assertThat(json.number("A")).isEqualTo(1);

        assertThatThrownBy(json::refuseOthers)
                .isInstanceOf(MalformedJson.class)
                .hasMessage("json: unknown field \"Be\"");
    }

    @Test
    void onlyTheFirstValueCounts() {
        assertThat(parse("{\"a\":\"x\"} trailing").text("a")).isEqualTo("x");
        assertThat(parse("null").has("a")).isFalse();
    }

    @Test
    void durationsAreTextOrNanoseconds() {
        JsonMembers json = parse("{\"a\":\"1m30s\",\"b\":1500,\"c\":\"\"}");

        assertThat(json.duration("a")).isEqualTo(new GoDuration(90_000_000_000L));
        assertThat(json.duration("b")).isEqualTo(new GoDuration(1_500));
        assertThat(json.duration("c")).isEqualTo(new GoDuration(0));
        assertThat(json.duration("d")).isEqualTo(new GoDuration(0));
        assertThatThrownBy(() -> parse("{\"a\":\"20\"}").duration("a"))
                .hasMessage("time: missing unit in duration \"20\"");
    }

    @Test
    void unsignedNumbersKeepTheirDigits() {
        assertThat(parse("{\"f\":18446744073709551615}").unsigned("f")).isEqualTo("18446744073709551615");
        for (String bad : new String[] {"-1", "18446744073709551616", "1.5", "\"1\""}) {
            assertThatThrownBy(() -> parse("{\"f\":" + bad + "}").unsigned("f")).isInstanceOf(MalformedJson.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|EOF",
                "`  `|EOF",
                "{|unexpected EOF",
                "{\"a\":|unexpected EOF",
                "[]|json: cannot unmarshal array into Go value of type object",
                "7|json: cannot unmarshal number into Go value of type object"
            })
    void bodiesThatAreNoObject(String body, String detail) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(MalformedJson.class).hasMessage(detail);
    }

    @Test
    void wrongKindsNameThePath() {
        JsonMembers json = parse("{\"Check\":{\"Name\":1},\"a\":\"x\"}");
        JsonMembers check = json.object("Check");

        assertThat(check).isNotNull();
        assertThatThrownBy(() -> check.text("Name"))
                .hasMessage("json: cannot unmarshal number into Go struct field Check.Name of type string");
        assertThatThrownBy(() -> json.object("a"))
                .hasMessage("json: cannot unmarshal string into Go struct field a of type object");
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}"))
                .isInstanceOf(MalformedJson.class)
                .hasMessage("exceeded max depth or length");
    }

    private static JsonMembers parse(String body) {
        return JsonMembers.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
