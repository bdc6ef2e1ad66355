package io.sessionsuite.attribute;

import io.sessionsuite.attribute.AttributeError.BadRequest;
import io.sessionsuite.attribute.AttributeError.ValueTooLarge;
import java.nio.charset.StandardCharsets;

/**
 * What names, values and sessions may hold. What is refused changes nothing.
 *
 * @param nameLength code points of a name
 * @param valueSize UTF-8 bytes of a value
 * @param attributeCount attributes of a session
 * @param sessionSize bytes of all names and values of a session
 * @param keyCount distinct keys of one get or delete; a script takes no more than 1000
 */
record AttributeLimits(int nameLength, int valueSize, int attributeCount, long sessionSize, int keyCount) {

    private static final int MOST_BYTES_PER_UNIT = 3;
    private static final int MOST_KEYS = 1_000;

    AttributeLimits {
        require(nameLength >= 1, "name-length");
        require(valueSize >= 0, "value-size");
        require(attributeCount >= 1, "attribute-count");
        require(sessionSize >= 1, "session-size");
        require(keyCount >= 1 && keyCount <= MOST_KEYS, "key-count");
    }

    static AttributeLimits of(AttributeConfig.Limits limits) {
        return new AttributeLimits(
                limits.nameLength(),
                Math.toIntExact(limits.valueSize().asLongValue()),
                limits.attributeCount(),
                limits.sessionSize().asLongValue(),
                limits.keyCount());
    }

    /** The name of that text. */
    AttributeName name(String text) {
        int codePoints = text.codePointCount(0, text.length());
        if (codePoints == 0) {
            throw BadRequest.noAttribute();
        }
        if (codePoints > nameLength || text.chars().anyMatch(AttributeLimits::isControl)) {
            throw BadRequest.parameter(text);
        }
        return new AttributeName(text);
    }

    /** The value itself, if this attribute may have it. */
    String value(AttributeName name, String text) {
        if (text.indexOf(0) >= 0) {
            throw BadRequest.parameter(name.text());
        }
        if (text.length() > valueSize / MOST_BYTES_PER_UNIT) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > valueSize) {
                throw new ValueTooLarge(name, bytes, valueSize);
            }
        }
        return text;
    }

    private static boolean isControl(int unit) {
        return unit < 0x20 || unit == 0x7F;
    }

    private static void require(boolean valid, String key) {
        if (!valid) {
            throw new IllegalArgumentException("attribute.limits." + key + " out of range");
        }
    }
}
