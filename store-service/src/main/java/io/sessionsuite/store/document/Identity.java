package io.sessionsuite.store.document;

import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.registry.KeyPath;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreKeys;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a document is found by: its key value as text (store 5.2). Numbers are written by their exact decimal value, so
 * that 2002, 2002.0 and 2.002e3 are one, and one with the string {@code "2002"}.
 */
public record Identity(String text) {

    private static final int LONGEST_BYTES = 512;
    private static final int LONGEST_NUMBER = 512;
    private static final int LONGEST_EXPONENT = 9;

    /** The identity this value stands for; null if it can be none. */
    static @Nullable Identity of(JsonValue value) {
        String text =
                switch (value.kind()) {
                    case STRING -> value.string();
                    case NUMBER -> plain(value.string());
                    case BOOLEAN -> value.string();
                    case OBJECT, ARRAY, NULL -> null;
                };
        return text == null || text.isEmpty() || !fits(text) ? null : new Identity(text);
    }

    /** The key value of a document: a literal member of that name at the top before the walk; arrays are not walked. */
    static @Nullable JsonValue keyOf(JsonValue document, KeyPath key) {
        JsonValue literal = document.member(key.text());
        if (literal != null) {
            return literal;
        }
        JsonValue found = document;
        for (String step : key.steps()) {
            found = found.member(step);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    int partitionOf(Store store) {
        return StoreKeys.partition(text, store.partitions());
    }

    /** Half of a surrogate pair has no bytes of its own: two such identities would be one in Redis. */
    private static boolean fits(String text) {
        try {
            int bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
            return bytes <= LONGEST_BYTES;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The number without exponent, leading or trailing zeros; null if that is too long. */
    private static @Nullable String plain(String spelled) {
        int exponentAt = Math.max(spelled.indexOf('e'), spelled.indexOf('E'));
        String mantissa = exponentAt < 0 ? spelled : spelled.substring(0, exponentAt);
        boolean negative = mantissa.startsWith("-");
        int dot = mantissa.indexOf('.');
        String digits = mantissa.replace("-", "").replace(".", "");
        int fraction = dot < 0 ? 0 : mantissa.length() - dot - 1;
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        int last = digits.length();
        while (last > first && digits.charAt(last - 1) == '0') {
            last--;
        }
        if (first == last) {
            return "0";
        }
        long point = digits.length() - fraction - first + exponent(spelled, exponentAt);
        String significant = digits.substring(first, last);
        if (significant.length() > LONGEST_NUMBER || Math.abs(point) > LONGEST_NUMBER) {
            return null;
        }
        String text = (negative ? "-" : "") + pointed(significant, (int) point);
        return text.length() > LONGEST_NUMBER ? null : text;
    }

    /** Digits beyond nine of an exponent cannot matter: such a number is refused or zero. */
    private static long exponent(String spelled, int at) {
        if (at < 0) {
            return 0;
        }
        boolean negative = spelled.charAt(at + 1) == '-';
        String digits = spelled.substring(at + 1).replaceFirst("^[+-]?0*", "");
        long value =
                digits.isEmpty() ? 0 : Long.parseLong(digits.substring(0, Math.min(LONGEST_EXPONENT, digits.length())));
        value = digits.length() > LONGEST_EXPONENT ? Integer.MAX_VALUE : value;
        return negative ? -value : value;
    }

    /** @param point where the decimal point stands, counted from the first digit */
    private static String pointed(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
