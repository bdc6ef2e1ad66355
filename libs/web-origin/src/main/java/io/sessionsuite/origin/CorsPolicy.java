package io.sessionsuite.origin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which other origins' scripts may read a service's answers, always with credentials (F-65, M-93, SEC-29).
 *
 * @param origins the exact origins allowed
 * @param methods told to a preflight
 * @param headers request headers told to a preflight
 * @param maxAge how long a browser may keep a preflight's answer; zero: not told
 */
public record CorsPolicy(OriginSet origins, List<String> methods, List<String> headers, Duration maxAge) {

    public CorsPolicy {
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
    }

    /** Judges an {@code OPTIONS} request by its {@code Origin} header, empty if it has none. */
    public Preflight preflight(String origin) {
        if (origin.isEmpty()) {
            return new Preflight.NotCors();
        }
        if (!origins.contains(origin)) {
            return new Preflight.Refused();
        }
        Map<String, String> answer = new LinkedHashMap<>(headersFor(origin));
        answer.put("Access-Control-Allow-Methods", String.join(", ", methods));
        answer.put("Access-Control-Allow-Headers", String.join(", ", headers));
        if (!maxAge.isZero()) {
            answer.put("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
        }
        return new Preflight.Allowed(answer);
    }

    /** The headers every other answer to that {@code Origin} needs, errors too; none if it is not allowed. */
    public Map<String, String> headersFor(String origin) {
        if (!origins.contains(origin)) {
            return Map.of();
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("Access-Control-Allow-Origin", origin);
        answer.put("Access-Control-Allow-Credentials", "true");
        answer.put("Vary", "Origin");
        return answer;
    }
}
