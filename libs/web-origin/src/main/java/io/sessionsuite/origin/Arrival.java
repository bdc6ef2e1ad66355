package io.sessionsuite.origin;

/**
 * How the client reached the outermost trusted proxy, or this server if there is none.
 *
 * @param address the client's address
 * @param scheme {@code http} or {@code https}
 * @param host host and port the client asked for; empty if unknown
 */
public record Arrival(IpAddress address, String scheme, String host) {

    /** Whether the client used TLS: decides {@code Secure} and HSTS (F-05). */
    public boolean isSecure() {
        return scheme.equals("https");
    }
}
