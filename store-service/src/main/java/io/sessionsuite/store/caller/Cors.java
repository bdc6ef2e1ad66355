package io.sessionsuite.store.caller;

import io.sessionsuite.origin.WebOrigin;
import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.system.SystemParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which foreign pages may read the answers: those of the system parameter {@code cors}. A {@code *} means any page,
 * without credentials of the browser.
 */
@Singleton
class Cors {

    private static final Map<String, String> EVERYBODY = Map.of("Access-Control-Allow-Origin", "*");

    private final SystemParameters system;

    Cors(SystemParameters system) {
        this.system = system;
    }

    /** The headers that let the page of this request read the answer; none if it may not. */
    Uni<Map<String, String>> headers(HttpServerRequest request) {
        String origin = String.valueOf(request.getHeader("Origin"));
        return system.corsOrigins().map(allowed -> allowed(allowed, origin));
    }

    static StoreAnswer preflight(String methods) {
        return StoreAnswer.done()
                .with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Allow-Headers", "m1-auth-token, content-type")
                .with("Access-Control-Max-Age", "600");
    }

    private static Map<String, String> allowed(List<String> allowed, String origin) {
        boolean listed = WebOrigin.parse(origin)
                .filter(page -> allowed.stream()
                        .map(WebOrigin::parse)
                        .flatMap(Optional::stream)
                        .anyMatch(page::equals))
                .isPresent();
        if (listed) {
            return Map.of(
                    "Access-Control-Allow-Origin",
                    origin,
                    "Access-Control-Allow-Credentials",
                    "true",
                    "Vary",
                    "Origin");
        }
        return allowed.contains("*") ? EVERYBODY : Map.of();
    }
}
