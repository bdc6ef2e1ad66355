package io.sessionsuite.origin;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An origin as RFC 6454 means it.
 *
 * @param text {@code scheme://host[:port]} in lower case, without the scheme's default port
 */
public record WebOrigin(String text) {

    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");
    private static final Pattern ORIGIN =
            Pattern.compile("([A-Za-z][0-9A-Za-z+.-]*)://([0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.]+])(?::0*(\\d{1,5}))?");
    private static final Pattern URL = Pattern.compile("([^/?#]*://[^/?#]*)(?:[/?#].*)?", Pattern.DOTALL);

    /** Reads exactly an origin; empty for {@code null}, a path, user information or anything else. */
    public static Optional<WebOrigin> parse(String text) {
        Matcher matcher = ORIGIN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        @Nullable String port = matcher.group(3);
        boolean defaultPort = port == null || port.equals(DEFAULT_PORTS.get(scheme));
        return host(matcher.group(2))
                .map(host -> new WebOrigin(scheme + "://" + host + (defaultPort ? "" : ":" + port)));
    }

    /** The origin of an absolute URL, such as a {@code Referer}. */
    public static Optional<WebOrigin> ofUrl(String url) {
        Matcher matcher = URL.matcher(url);
        return matcher.matches() ? parse(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> host(String host) {
        return host.startsWith("[")
                ? IpAddress.parse(host).map(address -> "[" + address + "]")
                : Optional.of(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
