package io.sessionsuite.auth.form;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a login leads: path and query of the page it was asked from, if that page is ours and harmless to ask again,
 * else the start page (auth 3.5, SEC-46). Never more than a path, so never another site.
 */
final class WayBack {

    static final String START = "/index.csp";

    private static final Pattern REFERER = Pattern.compile("(https?://[^/?#\\\\]+)(/[!-~]*)");
    private static final Set<String> CHANGING = Set.of("put", "delete", "invalidate", "z_security_check");

    private WayBack() {}

    /** @param isOwn whether an origin, as {@code https://host:port}, is one of ours */
    static String of(@Nullable String referer, Predicate<String> isOwn) {
        Matcher parts = REFERER.matcher(referer == null ? "" : referer);
        if (!parts.matches() || !isOwn.test(parts.group(1))) {
            return START;
        }
        String location = beforeFirst('#', parts.group(2));
        return isPath(location) && isHarmless(beforeFirst('?', location)) ? location : START;
    }

    private static boolean isPath(String location) {
        return !location.startsWith("//") && location.indexOf('\\') < 0;
    }

    private static boolean isHarmless(String path) {
        for (String segment : path.split("/")) {
            String name = name(segment);
            if (CHANGING.contains(name) || name.startsWith("logout") || name.startsWith("/") || name.startsWith("\\")) {
                return false;
            }
        }
        return true;
    }

    /** The segment as a server may read it: decoded, without path parameters, in lower case. */
    private static String name(String segment) {
        String plain = beforeFirst(';', segment);
        try {
            return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    private static String beforeFirst(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }
}
