package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request below {@code /api}, decoded once, as permissions see it (auth 5.2). What could be read in two
 * ways is refused: empty segments, dot segments, an encoded slash, a semicolon, bad escapes. A trailing slash does not
 * matter.
 *
 * @param segments decoded; empty for the root
 */
public record RequestPath(List<String> segments) {

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** @param rawPath as sent, without query, below {@code /api}: {@code /users/1} or empty */
    public static RequestPath parse(String rawPath) {
        String path = rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        if (path.isEmpty()) {
            return new RequestPath(List.of());
        }
        if (path.charAt(0) != '/') {
            throw invalid();
        }
        List<String> segments = new ArrayList<>();
        for (String raw : path.substring(1).split("/", -1)) {
            segments.add(segment(raw));
        }
        return new RequestPath(segments);
    }

    private static String segment(String raw) {
        String segment = decode(raw);
        boolean ambiguous = segment.isEmpty()
                || segment.equals(".")
                || segment.equals("..")
                || segment.indexOf('/') >= 0
                || segment.indexOf(';') >= 0
                || segment.indexOf('\\') >= 0
                || segment.chars().anyMatch(Character::isISOControl);
        if (ambiguous) {
            throw invalid();
        }
        return segment;
    }

    private static String decode(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                throw invalid();
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    private static AuthError.Invalid invalid() {
        return new AuthError.Invalid("path", "The path is ambiguous");
    }
}
