package io.sessionsuite.origin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests of tests: a peer, the host {@code app.example:8080} over plain HTTP, and header lines {@code Name: value}.
 */
final class Requests {

    private Requests() {}

    static RequestFacts from(String peer, String... lines) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            String[] parts = line.split(": ?", 2);
            headers.merge(parts[0], List.of(parts[1]), (one, other) -> java.util.stream.Stream.of(one, other)
                    .flatMap(List::stream)
                    .toList());
        }
        return new RequestFacts(
                IpAddress.parse(peer).orElseThrow(),
                "http",
                "app.example:8080",
                name -> headers.getOrDefault(name, List.of()));
    }
}
