package io.sessionsuite.login;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The cookies of a request, read leniently: several Cookie headers are one, quotes are removed, pairs a client copied
 * from a Set-Cookie ({@code Path=/}, bare {@code HttpOnly}) stand for themselves (attributes 2.2.1, MA-10, MA-11,
 * M-29).
 */
public record Cookies(List<Cookie> cookies) {

    /** One name and value, in header order. */
    public record Cookie(String name, String value) {}

    /** The most distinct tokens one request may present. */
    public static final int MAX_TOKENS = 5;

    public static Cookies parse(List<String> headers) {
        List<Cookie> cookies = new ArrayList<>();
        for (String header : headers) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.add(new Cookie(pair.substring(0, equals).strip(), unquoted(pair.substring(equals + 1))));
                }
            }
        }
        return new Cookies(List.copyOf(cookies));
    }

    /** Distinct well-formed tokens: all of the first name in header order, then all of the next. */
    public List<LoginToken> tokens(String... names) {
        Set<LoginToken> tokens = new LinkedHashSet<>();
        for (String name : names) {
            for (Cookie cookie : cookies) {
                LoginToken token = cookie.name().equals(name) ? LoginToken.parse(cookie.value()) : null;
                if (token != null) {
                    tokens.add(token);
                }
            }
        }
        return List.copyOf(tokens);
    }

    /** Whether a cookie of that name came, whatever its value. */
    public boolean has(String name) {
        return cookies.stream().anyMatch(cookie -> cookie.name().equals(name));
    }

    private static String unquoted(String value) {
        String trimmed = value.strip();
        boolean quoted = trimmed.length() >= 2 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
        return quoted ? trimmed.substring(1, trimmed.length() - 1) : trimmed;
    }
}
