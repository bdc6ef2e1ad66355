package io.sessionsuite.auth.edge;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.directory.RequestPath;
import java.util.List;
import java.util.Set;

/**
 * Which requests belong to these dialects, and what their paths are.
 *
 * <p>The router works on a normalized path ({@code //}, {@code .} and {@code ..} resolved, {@code ;} cut off), so that
 * is what decides whether a request is ours; the raw path is then judged, and whatever the two could read differently
 * is refused (auth 5.2).
 */
final class OwnPaths {

    private static final Set<String> ROOTS =
            Set.of("session", "sessions", "users", "roles", "realm-configs", "api-keys");

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
        record Malformed(Door door) implements Match {}

        /** Ours, and nothing is there. */
        record Unknown(Door door) implements Match {}

        record Found(Door door, OwnPath path) implements Match {}
    }

    static Match match(String raw, String routedPath) {
        List<String> routed = OwnPath.split(routedPath);
        if (!isOwn(routed)) {
            return new Match.Foreign();
        }
        Door door = routed.get(0).equals("oauth2") ? Door.OAUTH : Door.FUSION;
        try {
            return lookUp(door, RequestPath.parse(raw).segments());
        } catch (AuthError.Invalid ambiguous) {
            return new Match.Malformed(door);
        }
    }

    private static Match lookUp(Door door, List<String> segments) {
        for (OwnPath path : TABLE) {
            if (path.matches(segments)) {
                return new Match.Found(door, path);
            }
        }
        return new Match.Unknown(door);
    }

    private static boolean isOwn(List<String> segments) {
        if (segments.isEmpty()) {
            return false;
        }
        boolean api = segments.get(0).equals("api") && (segments.size() == 1 || ROOTS.contains(segments.get(1)));
        return api || segments.get(0).equals("oauth2");
    }
}
