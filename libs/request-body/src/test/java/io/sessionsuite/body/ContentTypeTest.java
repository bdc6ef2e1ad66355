package io.sessionsuite.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                " application/json ",
                "application/json;",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; Charset=\"UTF-8\"",
                "application/json; charset=utf8",
                "application/json;charset=\"u\\tf-8\"",
                "application/json; a=b ;charset=utf-8",
                "application/json; ; charset=utf-8",
            })
    void typeInUtf8IsRecognised(String header) {
        assertThat(ContentType.of(header).isUtf8(ContentType.JSON)).isTrue();
        assertThat(ContentType.of(header).isUtf8(ContentType.FORM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "utf-16", "\"utf-8 \"", "utf-8-x"})
    void otherCharsetIsNotUtf8(String charset) {
        ContentType type = ContentType.of("application/json; charset=" + charset);
        assertThat(type.mediaType()).isEqualTo(ContentType.JSON);
        assertThat(type.isUtf8(ContentType.JSON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "/json",
                "application/",
                "application/json/x",
                "application/json, text/plain",
                "application/json charset=utf-8",
                "application/json; charset",
                "application/json; charset=",
                "application/json; charset = utf-8",
                "application/json; charset=\"utf-8",
                "application/json; charset=utf-8; charset=utf-8",
                "application/json; a=b c=d",
                "application/jsön",
            })
    void malformedHeaderIsNone(String header) {
        assertThat(ContentType.of(header)).isEqualTo(ContentType.NONE);
    }

    @Test
    void lengthIsBounded() {
        String header = "a/b; c=\"" + "\\x".repeat(1_019) + "\"";
        assertThat(header).hasSize(2_047);
        assertThat(ContentType.of(header).parameters()).isEqualTo(Map.of("c", "x".repeat(1_019)));
        assertThat(ContentType.of(header + " ").mediaType()).isEqualTo("a/b");
        assertThat(ContentType.of(header + "  ")).isEqualTo(ContentType.NONE);
    }
}
