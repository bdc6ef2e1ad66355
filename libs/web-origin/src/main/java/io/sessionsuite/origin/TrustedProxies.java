package io.sessionsuite.origin;

import static io.sessionsuite.origin.ForwardedHops.fromEnd;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a client arrived. A peer outside the trusted networks is the client, whatever headers it sends (F-100,
 * MA-24). Behind a trusted peer the client is the last hop that is not trusted; at an unreadable hop the search ends
 * with the proxy that reported it.
 *
 * <p>{@code X-Forwarded-*} and {@code Forwarded} are read alike. A proxy writes one of the two and passes on the other
 * as the client sent it, so where both are present and differ neither is believed and the fact of the connection
 * stands.
 */
public final class TrustedProxies {

    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final Pattern HOST = Pattern.compile("(?:[0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

    private record Report(
            @Nullable IpAddress address,
            @Nullable String scheme,
            @Nullable String host) {}

    private final IpNetworks trusted;

    public TrustedProxies(IpNetworks trusted) {
        this.trusted = trusted;
    }

    public Arrival arrivalOf(RequestFacts request) {
        if (!trusted.contains(request.peer())) {
            return new Arrival(request.peer(), request.scheme(), request.host());
        }
        Report one = report(ForwardedHops.ofXForwarded(request), request.peer());
        Report other = report(ForwardedHops.ofForwarded(request), request.peer());
        return new Arrival(
                agreed(one.address(), other.address(), request.peer()),
                agreed(one.scheme(), other.scheme(), request.scheme()),
                agreed(one.host(), other.host(), request.host()));
    }

    private Report report(ForwardedHops hops, IpAddress peer) {
        IpAddress client = peer;
        int hop = 0;
        while (hop < hops.nodes().size()) {
            Optional<IpAddress> node = ForwardedHops.address(fromEnd(hops.nodes(), hop));
            client = node.orElse(client);
            if (node.isEmpty() || !trusted.contains(client)) {
                break;
            }
            hop++;
        }
        return new Report(
                hops.nodes().isEmpty() ? null : client,
                matching(SCHEME, fromEnd(hops.schemes(), hop).toLowerCase(Locale.ROOT)),
                matching(HOST, fromEnd(hops.hosts(), hop)));
    }

    private static @Nullable String matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? text : null;
    }

    private static <T> T agreed(@Nullable T one, @Nullable T other, T own) {
        if (one == null) {
            return other == null ? own : other;
        }
        return other == null || one.equals(other) ? one : own;
    }
}
