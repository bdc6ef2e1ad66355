package io.sessionsuite.coordination.acl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token a request speaks with.
 *
 * @param secret its SecretID; never printed
 * @param sent whether the request itself carried it
 */
public record PresentedToken(String secret, boolean sent) {

    /** The SecretID that stands for nobody in particular. */
    public static final String ANONYMOUS_SECRET = "anonymous";

    private static final Pattern BEARER =
            Pattern.compile("\\s*bearer\\s+(\\S+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * The first of the sources that is not empty.
     *
     * @param query the parameter {@code token}
     * @param header the header {@code X-Consul-Token}
     * @param authorization the header {@code Authorization}
     * @param configured the setting {@code acl.default-token}
     */
    public static PresentedToken of(
            @Nullable String query,
            @Nullable String header,
            @Nullable String authorization,
            @Nullable String configured) {
        if (query != null && !query.isEmpty()) {
            return new PresentedToken(query, true);
        }
        if (header != null && !header.isEmpty()) {
            return new PresentedToken(header, true);
        }
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (bearer.matches()) {
            return new PresentedToken(bearer.group(1), true);
        }
        return configured == null || configured.isEmpty()
                ? new PresentedToken(ANONYMOUS_SECRET, false)
                : new PresentedToken(configured, false);
    }

    @Override
    public String toString() {
        return "<hidden>";
    }
}
