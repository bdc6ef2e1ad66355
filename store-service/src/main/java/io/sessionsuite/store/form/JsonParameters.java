package io.sessionsuite.store.form;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonSyntaxException;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON object as parameters: strings as their text, null as absent, everything else as it is spelled. */
final class JsonParameters {

    private JsonParameters() {}

    static void read(byte[] body, Map<String, String> values) {
        JsonValue object = object(body);
        for (JsonMember member : object.members()) {
            JsonValue value = member.value();
            if (!value.is(Kind.NULL)) {
                values.putIfAbsent(member.name().string(), text(value));
            }
        }
    }

    private static JsonValue object(byte[] body) {
        try {
            JsonValue value = JsonText.parse(body);
            if (value.is(Kind.OBJECT)) {
                return value;
            }
        } catch (JsonSyntaxException e) {
            throw new StoreError(ErrorCode.PARAMETER, "body is no JSON: byte " + e.offset());
        }
        throw new StoreError(ErrorCode.PARAMETER, "body is no JSON object");
    }

    private static String text(JsonValue value) {
        return value.is(Kind.STRING) ? value.string() : new String(value.bytes(), StandardCharsets.UTF_8);
    }
}
