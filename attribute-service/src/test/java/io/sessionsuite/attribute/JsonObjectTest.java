package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    private static String json(Map<AttributeName, String> members) {
        return new String(JsonObject.of(members), StandardCharsets.UTF_8);
    }

    @Test
    void anEmptyObject() {
        assertThat(json(Map.of())).isEqualTo("{}");
        assertThat(new String(JsonObject.empty(), StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    void membersKeepTheirOrder() {
        Map<AttributeName, String> members = new LinkedHashMap<>();
        members.put(new AttributeName("b"), "1");
        members.put(new AttributeName("a"), "");
        assertThat(json(members)).isEqualTo("{\"b\":\"1\",\"a\":\"\"}");
    }

    @Test
    void everyControlIsEscapedAndNoOtherCharacterButSeven() {
        for (char c = 0; c < 0xD800; c++) {
            String text = json(Map.of(new AttributeName("v"), String.valueOf(c)));
            String value = text.substring(6, text.length() - 2);
            boolean escaped = c < 0x20 || "\"\\<>&\u2028\u2029".indexOf(c) >= 0;
            assertThat(value.startsWith("\\")).as("U+%04x", (int) c).isEqualTo(escaped);
            assertThat(new io.vertx.core.json.JsonObject(text).getString("v")).isEqualTo(String.valueOf(c));
        }
    }

    @Test
    void namesAreEscapedToo() {
        assertThat(json(Map.of(new AttributeName("<\uD83C\uDF40"), "x"))).isEqualTo("{\"\\u003c\uD83C\uDF40\":\"x\"}");
    }
}
