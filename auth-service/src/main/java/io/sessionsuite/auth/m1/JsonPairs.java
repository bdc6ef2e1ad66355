package io.sessionsuite.auth.m1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sessionsuite.body.Parameter;
import io.sessionsuite.body.Parameters;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a flat JSON object as pairs, in order, repeated names included: scalars as their text, an array of texts as
 * JSON, null as absent. A nested object is refused.
 */
final class JsonPairs {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonPairs() {}

    static Parameters read(byte[] body) {
        try (JsonParser json = FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            List<Parameter> pairs = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_NULL) {
                    pairs.add(new Parameter(name, value(json)));
                }
            }
            if (json.nextToken() != null) {
                throw malformed();
            }
            return new Parameters(pairs);
        } catch (IOException e) {
            throw malformed();
        }
    }

    private static String value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return array(json);
        }
        if (!json.currentToken().isScalarValue()) {
            throw malformed();
        }
        return json.getText();
    }

    private static String array(JsonParser json) throws IOException {
        JsonArray texts = new JsonArray();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw malformed();
            }
            texts.add(json.getText());
        }
        return texts.encode();
    }

    private static M1Refusal malformed() {
        return M1Refusal.badRequest("malformed JSON");
    }
}
