package io.sessionsuite.origin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request itself says, before any header is trusted.
 *
 * @param peer the other end of the TCP connection
 * @param scheme {@code https} over TLS, else {@code http}
 * @param host host and port as the client named them; empty if it did not
 */
public record RequestFacts(IpAddress peer, String scheme, String host, Headers headers) {

    /** Every value of a header, in order. */
    @FunctionalInterface
    public interface Headers {
        List<String> all(String name);
    }

    public static RequestFacts of(HttpServerRequest request) {
        return new RequestFacts(
                peer(request.remoteAddress()),
                request.isSSL() ? "https" : "http",
                host(request),
                request.headers()::getAll);
    }

    /** The value of a header, several joined by a comma; empty if it is absent or blank. */
    public String header(String name) {
        return String.join(", ", headers.all(name)).strip();
    }

    /** Whether a header is present that browsers send and scripts do not. */
    public boolean isFromBrowser() {
        return Stream.of("Origin", "Referer", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User")
                .anyMatch(name -> !headers.all(name).isEmpty());
    }

    private static IpAddress peer(@Nullable SocketAddress address) {
        @Nullable String literal = address == null ? null : address.hostAddress();
        return literal == null ? IpAddress.NONE : IpAddress.parse(literal).orElse(IpAddress.NONE);
    }

    private static String host(HttpServerRequest request) {
        @Nullable HostAndPort authority = request.authority();
        if (authority == null) {
            return Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "");
        }
        return authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port();
    }
}
