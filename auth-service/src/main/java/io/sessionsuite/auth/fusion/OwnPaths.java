package io.sessionsuite.auth.fusion;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests belong to these dialects, and what their paths are.
 *
 * <p>The router works on a normalized path ({@code //}, {@code .} and {@code ..} resolved, {@code ;} cut off), so that is
 * what decides whether a request is ours; the raw path is then judged, and whatever the two could read differently is
 * refused (auth 5.2).
 */
final class OwnPaths {

    private static final Set<String> ROOTS = Set.of("session", "sessions", "users", "roles", "realm-configs", "api-keys");

    private static final List<OwnPath> TABLE = List.of(
            OwnPath.of("/api", "GET", "POST"),
            OwnPath.of("/api/session", "GET", "POST", "DELETE"),
            OwnPath.of("/api/sessions", "GET", "DELETE"),
            OwnPath.of("/api/sessions/audit", "GET"),
            OwnPath.of("/api/sessions/current/refresh", "POST"),
            OwnPath.of("/api/sessions/{sid}", "DELETE"),
            OwnPath.of("/api/users", "GET", "POST"),
            OwnPath.of("/api/users/{id}", "GET", "PUT", "PATCH", "DELETE"),
            OwnPath.of("/api/users/{id}/sessions", "GET", "DELETE"),
            OwnPath.of("/api/roles", "GET", "POST"),
            OwnPath.of("/api/roles/{id}", "GET", "PUT", "DELETE"),
            OwnPath.of("/api/realm-configs", "GET", "POST"),
            OwnPath.of("/api/realm-configs/default", "GET"),
            OwnPath.of("/api/realm-configs/{id}", "GET", "PUT", "DELETE"),
            OwnPath.of("/api/api-keys", "GET", "POST"),
            OwnPath.of("/api/api-keys/{id}", "GET", "DELETE"),
            OwnPath.of("/oauth2/token", "POST"),
            OwnPath.of("/oauth2/revoke", "POST"));

    private OwnPaths() {}

    /** What a path turned out to be. */
    sealed interface Match {
        /** Another service's. */
        record Foreign() implements Match {}

        /** Ours, but ambiguous: to be refused. */
        record Malformed(boolean oauth) implements Match {}

        /** Ours, and nothing is there. */
        record Unknown(boolean oauth) implements Match {}

        record Found(boolean oauth, OwnPath path) implements Match {}
    }

    static Match match(String raw, String normalized) {
        List<String> routed = OwnPath.split(normalized.replaceAll(";[^/]*", ""));
        if (!isOwn(routed)) {
            return new Match.Foreign();
        }
        boolean oauth = routed.get(0).equals("oauth2");
        List<String> segments = decode(raw);
        if (segments == null) {
            return new Match.Malformed(oauth);
        }
        for (OwnPath path : TABLE) {
            if (path.matches(segments)) {
                return new Match.Found(oauth, path);
            }
        }
        return new Match.Unknown(oauth);
    }

    /** The segments decoded once, or null if the path has an empty or dot segment, a hidden separator or a bad escape. */
    static @Nullable List<String> decode(String raw) {
        List<String> decoded = new ArrayList<>();
        for (String segment : OwnPath.split(raw)) {
            String text = raw.contains(";") ? null : decodeSegment(segment);
            if (text == null || text.isEmpty() || text.equals(".") || text.equals("..") || hidesSeparator(text)) {
                return null;
            }
            decoded.add(text);
        }
        return decoded;
    }

    private static boolean isOwn(List<String> segments) {
        if (segments.isEmpty()) {
            return false;
        }
        boolean api = segments.get(0).equals("api") && (segments.size() == 1 || ROOTS.contains(segments.get(1)));
        return api || segments.get(0).equals("oauth2");
    }

    private static boolean hidesSeparator(String text) {
        return text.chars().anyMatch(c -> c == '/' || c == ';' || c == '\\' || Character.isISOControl(c));
    }

    private static @Nullable String decodeSegment(String segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                if (c > 0xFF) {
                    return null;
                }
                bytes.put((byte) c);
            } else if (i + 2 < segment.length() && isHex(segment, i + 1) && isHex(segment, i + 2)) {
                bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 2;
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isHex(String text, int index) {
        return HexFormat.isHexDigit(text.charAt(index));
    }
}
