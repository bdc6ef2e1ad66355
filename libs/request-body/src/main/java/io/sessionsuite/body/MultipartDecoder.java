package io.sessionsuite.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sessionsuite.body.MalformedParameters.Defect;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decodes a complete {@code multipart/form-data} body (RFC 7578): every part is a pair, the content of a file part its
 * value. Contents are UTF-8. Delimiters need CR LF; what precedes the first or follows the last is ignored.
 *
 * @param maxPairs the most parts, one more is a {@link TooManyParameters}
 */
public record MultipartDecoder(int maxPairs) {

    private static final int MAX_BOUNDARY = 70;
    private static final int MAX_PART_HEADERS = 4_096;
    private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    public MultipartDecoder {
        if (maxPairs < 1) {
            throw new IllegalArgumentException("Limit of parts must be positive: " + maxPairs);
        }
    }

    /** The pairs of {@code body}, whose type must name the boundary. */
    public Parameters decode(byte[] body, ContentType type) {
        byte[] delimiter = delimiter(type);
        PairCollector pairs = new PairCollector(maxPairs);
        int next = firstDelimiter(body, delimiter);
        while (!isLast(body, next)) {
            int part = endOfLine(body, next) - CRLF.length;
            int end = nextDelimiter(body, delimiter, part);
            addPart(body, part, end, pairs);
            next = end + delimiter.length;
        }
        return pairs.parameters();
    }

    private static byte[] delimiter(ContentType type) {
        String boundary = type.parameters().getOrDefault("boundary", "");
        boolean printable = boundary.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY || !printable) {
            throw malformed();
        }
        return ("\r\n--" + boundary).getBytes(ISO_8859_1);
    }

    /** Position behind the first delimiter, whose line break may be the start of the body. */
    private static int firstDelimiter(byte[] body, byte[] delimiter) {
        int length = delimiter.length - CRLF.length;
        if (matches(body, 0, delimiter, CRLF.length) && isDelimiterEnd(body, length)) {
            return length;
        }
        return nextDelimiter(body, delimiter, 0) + delimiter.length;
    }

    private static int nextDelimiter(byte[] body, byte[] delimiter, int from) {
        int at = indexOf(body, delimiter, from);
        while (!isDelimiterEnd(body, at + delimiter.length)) {
            at = indexOf(body, delimiter, at + 1);
        }
        return at;
    }

    /** A delimiter that goes on with other text is content: the boundary of an inner multipart. */
    private static boolean isDelimiterEnd(byte[] body, int position) {
        return isLast(body, position) || matches(body, skipBlanks(body, position), CRLF, 0);
    }

    private static boolean isLast(byte[] body, int position) {
        return position + 1 < body.length && body[position] == '-' && body[position + 1] == '-';
    }

    private static int endOfLine(byte[] body, int position) {
        return skipBlanks(body, position) + CRLF.length;
    }

    private static int skipBlanks(byte[] body, int position) {
        int i = position;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** A part begins with the line break of its delimiter, so that one without headers starts with a blank line too. */
    private static void addPart(byte[] body, int part, int end, PairCollector pairs) {
        int headersEnd = indexOf(body, BLANK_LINE, part);
        if (headersEnd + BLANK_LINE.length > end || headersEnd - part > MAX_PART_HEADERS) {
            throw malformed();
        }
        Map<String, HeaderValue> headers = headers(PairCollector.text(body, part, headersEnd));
        requirePlainUtf8(headers);
        HeaderValue disposition = headers.get("content-disposition");
        String name = disposition == null || !disposition.value().equals("form-data")
                ? null
                : disposition.parameters().get("name");
        if (name == null) {
            throw malformed();
        }
        pairs.add(name, PairCollector.text(body, headersEnd + BLANK_LINE.length, end));
    }

    private static Map<String, HeaderValue> headers(String text) {
        Map<String, HeaderValue> headers = new HashMap<>();
        for (String line : text.split("\r\n")) {
            int colon = line.indexOf(':');
            if (!line.isEmpty()) {
                String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
                HeaderValue.parse(line.substring(colon + 1)).ifPresent(value -> headers.putIfAbsent(name, value));
            }
        }
        return headers;
    }

    private static void requirePlainUtf8(Map<String, HeaderValue> headers) {
        HeaderValue encoding = headers.get("content-transfer-encoding");
        HeaderValue type = headers.get("content-type");
        boolean plain = encoding == null || PLAIN.contains(encoding.value());
        boolean utf8 = type == null || new ContentType("", type.parameters()).isUtf8("");
        if (!plain || !utf8) {
            throw new MalformedParameters(Defect.ENCODING);
        }
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (matches(body, i, wanted, 0)) {
                return i;
            }
        }
        throw malformed();
    }

    private static boolean matches(byte[] body, int position, byte[] wanted, int skipped) {
        int length = wanted.length - skipped;
        if (position + length > body.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (body[position + i] != wanted[skipped + i]) {
                return false;
            }
        }
        return true;
    }

    private static MalformedParameters malformed() {
        return new MalformedParameters(Defect.MULTIPART);
    }
}
