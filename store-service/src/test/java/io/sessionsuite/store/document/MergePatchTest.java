package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merge patches, and what they leave alone. */
class MergePatchTest {

    private static JsonValue json(String text) {
        return JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String merged(String target, String patch) {
        return MergePatch.apply(json(target), json(patch)).string();
    }

    @ParameterizedTest
    @DisplayName("S-037 the cases of RFC 7386")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
                "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}|{\"a\":null}|{}",
                "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
                "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
                "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
                "[\"a\",\"b\"]|[\"c\",\"d\"]|[\"c\",\"d\"]",
                "{\"a\":\"b\"}|[\"c\"]|[\"c\"]",
                "{\"a\":\"foo\"}|null|null",
                "{\"e\":null}|{\"a\":1}|{\"e\":null,\"a\":1}",
                "[1,2]|{\"a\":\"b\",\"c\":null}|{\"a\":\"b\"}",
                "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
            })
    void standard(String target, String patch, String result) {
        assertThat(merged(target, patch)).isEqualTo(result);
    }

    @Test
    @DisplayName("S-141 what is not touched keeps its spelling and place")
    void untouched() {
        assertThat(merged("{ \"n\" : 1.0 , \"b\":{ \"x\" : [ 1e2 ] },\"c\":0 }", "{\"c\":-0.0,\"\\u0062\":{\"y\":1}}"))
                .isEqualTo("{\"n\" : 1.0,\"b\":{\"x\" : [ 1e2 ],\"y\":1},\"c\":-0.0}");
    }

    @Test
    void onNothing() {
        assertThat(MergePatch.apply(null, json("{\"a\":null,\"b\":{\"c\":null}}"))
                        .string())
                .isEqualTo("{\"b\":{}}");
    }
}
