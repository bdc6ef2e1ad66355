package io.sessionsuite.load;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Document stores, beside Solr at equal visibility: what was acknowledged is in every later answer. Size:
 * {@code -Dload.documents=50000}; nine of ten writes replace a document.
 */
final class StoreScenarios implements ScenarioSet {

    private static final String SERVICE = "store-service";
    private static final int BATCH = 500;
    private static final String ONE_FOUND = "{\"count\":1,";

    private final int documents = Sizes.of("documents", 50_000);
    private final String store = "load-" + UUID.randomUUID();
    private @Nullable Solr solr;

    @Override
    public List<String> names() {
        return Stream.concat(
                        Stream.of("store-bulk", "store-upsert", "store-write-then-query", "store-mix"),
                        Stream.of(StoreQuery.values()).map(StoreQuery::scenario))
                .toList();
    }

    @Override
    public List<Scenario> prepare(Ground ground) {
        Map<String, String> headers =
                Map.of("m1-auth-token", ground.storeToken(), "content-type", "application/x-www-form-urlencoded");
        URI service = ground.uri(SERVICE);
        try (Setup setup = new Setup(service)) {
            setup.post("/session/add", headers, "store=" + store + "&shards=1&replicas=1");
        }
        fill(service, headers);
        solr = ground.redisUri().flatMap(Solr::start).orElse(null);
        if (solr != null) {
            fill(solr.address(), headers);
        }
        List<Scenario> scenarios = new ArrayList<>(List.of(
                scenario(ground, "store-bulk", Bare.WRITE, upserts(BATCH, headers)),
                scenario(ground, "store-upsert", Bare.WRITE, upserts(1, headers)),
                scenario(ground, "store-write-then-query", Bare.WRITE, cycles(headers)),
                scenario(ground, "store-mix", Bare.READ, Turns.counted(n -> ask(StoreQuery.inMix(n), n, headers)))));
        for (StoreQuery query : StoreQuery.values()) {
            scenarios.add(scenario(ground, query.scenario(), Bare.READ, Turns.counted(n -> ask(query, n, headers))));
        }
        return scenarios;
    }

    private void fill(URI address, Map<String, String> headers) {
        try (Setup setup = new Setup(address)) {
            for (long first = 0; first < documents; first += BATCH) {
                setup.post(
                        "/session/update",
                        headers,
                        SessionDocuments.update(store, LongStream.range(first, first + BATCH), 0));
            }
        }
    }

    private Scenario scenario(Ground ground, String name, Turns bare, Turns turns) {
        List<Contender> peers = solr == null
                ? List.of()
                : List.of(solr.contender(ground.pids(SERVICE).getLast(), turns));
        return ground.scenario(name, ground.contender(SERVICE, turns), bare, peers);
    }

    private Turns upserts(int count, Map<String, String> headers) {
        return Turns.counted(n -> Shot.post(
                        "/session/update",
                        headers,
                        SessionDocuments.update(
                                store, LongStream.range(0, count).map(i -> pick(n * count + i)), n))
                .expecting(204));
    }

    /** Nine of ten times a document that is there. */
    private long pick(long number) {
        return number % 10 == 0 ? documents + number : number * 31 % documents;
    }

    private Shot ask(StoreQuery query, long number, Map<String, String> headers) {
        String q = URLEncoder.encode(query.q(number, documents), StandardCharsets.UTF_8);
        return Shot.post("/session/query", headers, "store=" + store + "&q=" + q + query.fields())
                .expecting(query.expected());
    }

    private Turns cycles(Map<String, String> headers) {
        return (connection, turn, last) -> {
            long number = connection * 97L % documents;
            if (turn % 2 == 0) {
                return Shot.post(
                                "/session/update", headers, SessionDocuments.update(store, LongStream.of(number), turn))
                        .expecting(204);
            }
            String q = "session.id:\"" + SessionDocuments.id(number) + "\" AND event.id:e" + (turn - 1);
            return Shot.post(
                            "/session/query",
                            headers,
                            "store=" + store + "&rows=1&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                    .expecting(ONE_FOUND);
        };
    }

    @Override
    public void close() {
        if (solr != null) {
            solr.close();
        }
    }
}
