package io.sessionsuite.coordination.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A request target as it came, split and not yet decoded: contract 2.2 decides on literal slashes and dots, so nothing
 * may touch them before.
 *
 * @param path the raw path, always with a leading slash
 * @param query the raw query without its question mark, or null
 */
record Target(String path, @Nullable String query) {

    private static final String ROOT = "/v1/";

    static Target of(String uri) {
        String relative = uri.startsWith("/") ? uri : withoutAuthority(uri);
        int mark = relative.indexOf('?');
        String path = mark < 0 ? relative : relative.substring(0, mark);
        return new Target(path.isEmpty() ? "/" : path, mark < 0 ? null : relative.substring(mark + 1));
    }

    /** Whether a raw target may belong to {@code /v1/}: as it stands, decoded, or cleaned. */
    boolean isOurs() {
        if (path.startsWith(ROOT)) {
            return true;
        }
        String decoded = path.indexOf('%') < 0 ? path : PercentText.decodePath(path);
        return decoded != null && cleaned(decoded).startsWith(ROOT);
    }

    /** The place to send the caller to, if the path has empty or dot segments; null if it is clean. */
    @Nullable
    String redirect() {
        String cleaned = cleaned(path);
        return cleaned.equals(path) ? null : withQuery(cleaned);
    }

    String withQuery(String otherPath) {
        return query == null ? otherPath : otherPath + '?' + query;
    }

    /** Without empty and dot segments; a last slash stays. */
    static String cleaned(String path) {
        if (!path.contains("//") && !path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        return path.endsWith("/") && !kept.isEmpty() ? joined + '/' : joined;
    }

    private static String withoutAuthority(String uri) {
        int authority = uri.indexOf("://");
        int slash = authority < 0 ? -1 : uri.indexOf('/', authority + 3);
        return slash < 0 ? "/" : uri.substring(slash);
    }
}
