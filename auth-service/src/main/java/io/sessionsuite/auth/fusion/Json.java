package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON as this dialect reads and writes it: UTF-8, no duplicate member, nothing after the value, depth 32. */
final class Json {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(100)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory().setStreamReadConstraints(LIMITS);
    }

    private Json() {}

    /** The object in these bytes; anything else is {@code malformed-json}. */
    static JsonMembers object(byte[] body) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw FusionError.of(FusionCode.MALFORMED_JSON);
        }
    }

    static JsonMembers object(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return new JsonMembers(object);
            }
        } catch (JsonProcessingException e) {
            throw FusionError.of(FusionCode.MALFORMED_JSON);
        }
        throw FusionError.of(FusionCode.MALFORMED_JSON);
    }

    static byte[] write(Object view) {
        try {
            return MAPPER.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
