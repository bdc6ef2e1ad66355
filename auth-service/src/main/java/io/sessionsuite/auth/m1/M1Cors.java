package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.origin.OriginSet;
import io.sessionsuite.origin.WebOrigin;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Which foreign pages may read this dialect's answers: those of the system parameter {@code cors} where it is set, else
 * those of {@code auth.cors.origins}. A {@code *} among the former means any page, without credentials (SEC-29).
 */
@ApplicationScoped
class M1Cors {

    private static final Map<String, String> EVERYBODY = Map.of("Access-Control-Allow-Origin", "*");

    private final M1Settings settings;
    private final Origins origins;

    M1Cors(M1Settings settings, Origins origins) {
        this.settings = settings;
        this.origins = origins;
    }

    /** The headers that let the page of this request read the answer; none if it may not. */
    Uni<Map<String, String>> headers(HttpServerRequest request) {
        return settings.corsOrigins().map(parameter -> parameter
                .map(list -> listed(list, String.valueOf(request.getHeader("origin"))))
                .or(() -> origins.corsOrigin(request).map(M1Cors::exactly))
                .orElse(Map.of()));
    }

    private static Map<String, String> listed(List<String> allowed, String origin) {
        OriginSet exact = OriginSet.of(
                SystemParameters.CORS,
                allowed.stream()
                        .filter(entry -> WebOrigin.parse(entry).isPresent())
                        .toList());
        if (exact.contains(origin)) {
            return exactly(origin);
        }
        return allowed.contains("*") ? EVERYBODY : Map.of();
    }

    private static Map<String, String> exactly(String origin) {
        return Map.of(
                "Access-Control-Allow-Origin", origin, "Access-Control-Allow-Credentials", "true", "Vary", "Origin");
    }
}
