package io.sessionsuite.body;

import io.sessionsuite.body.MalformedParameters.Defect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code application/x-www-form-urlencoded} bodies and raw query strings: pairs are split at {@code &}, cut at
 * the first {@code =}, {@code +} is a blank, {@code %HH} a byte of UTF-8; {@code ;} separates nothing, empty segments
 * are skipped, raw line feeds and all other bytes stand for themselves (M-43, M-45, A-121).
 */
public final class FormDecoder {

    private static final int BAD = -1;

    private final boolean tolerant;
    private final int maxPairs;

    private FormDecoder(boolean tolerant, int maxPairs) {
        if (maxPairs < 1) {
            throw new IllegalArgumentException("Limit of pairs must be positive: " + maxPairs);
        }
        this.tolerant = tolerant;
        this.maxPairs = maxPairs;
    }

    /** A {@code %} without two hex digits is a {@link MalformedParameters}. */
    public static FormDecoder strict(int maxPairs) {
        return new FormDecoder(false, maxPairs);
    }

    /** A {@code %} without two hex digits stays as it is. */
    public static FormDecoder tolerant(int maxPairs) {
        return new FormDecoder(true, maxPairs);
    }

    /** The pairs of a body; at most the decoder's limit, else {@link TooManyParameters}. */
    public Parameters body(byte[] body) {
        PairCollector pairs = new PairCollector(maxPairs);
        int start = 0;
        while (start < body.length) {
            int end = indexOf('&', body, start, body.length);
            if (end > start) {
                addPair(body, start, end, pairs);
            }
            start = end + 1;
        }
        return pairs.parameters();
    }

    /** The pairs of a query string as the server gives it: undecoded, one character per byte; none of {@code null}. */
    public Parameters query(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Parameters.NONE;
        }
        if (query.chars().anyMatch(c -> c > 0xFF)) {
            throw new MalformedParameters(Defect.ENCODING);
        }
        return body(query.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void addPair(byte[] body, int start, int end, PairCollector pairs) {
        int equals = indexOf('=', body, start, end);
        String name = decode(body, start, equals);
        pairs.add(name, equals == end ? "" : decode(body, equals + 1, end));
    }

    private String decode(byte[] encoded, int from, int to) {
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            int escaped = encoded[i] == '%' ? escaped(encoded, i, to) : BAD;
            if (escaped != BAD) {
                decoded[length++] = (byte) escaped;
                i += 2;
            } else {
                decoded[length++] = encoded[i] == '+' ? (byte) ' ' : encoded[i];
            }
        }
        return PairCollector.text(decoded, 0, length);
    }

    private int escaped(byte[] encoded, int percent, int to) {
        int high = percent + 2 < to ? Character.digit(encoded[percent + 1], 16) : BAD;
        int low = percent + 2 < to ? Character.digit(encoded[percent + 2], 16) : BAD;
        if (high != BAD && low != BAD) {
            return high << 4 | low;
        }
        if (tolerant) {
            return BAD;
        }
        throw new MalformedParameters(Defect.ENCODING);
    }

    private static int indexOf(char wanted, byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
