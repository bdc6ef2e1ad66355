package io.sessionsuite.store.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreConfig.Consistency;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.form.Parameters;
import io.sessionsuite.store.index.Search;
import io.sessionsuite.store.index.Snapshot;
import io.sessionsuite.store.index.StoreReader;
import io.sessionsuite.store.query.ParsedQuery;
import io.sessionsuite.store.query.QueryLanguage;
import io.sessionsuite.store.query.SortOrder;
import io.sessionsuite.store.query.SortPosition;
import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers queries: whatever is wrong with one is told before anything is waited for. */
@Singleton
class Queries {

    private static final int MOST_GENERATIONS = 3;
    private static final int FIRST_FAILURE_STATUS = 500;

    private final Stores stores;
    private final StoreReader reader;
    private final QueryLanguage language;
    private final StoreConfig config;
    private final Map<Consistency, Counter> asked = new EnumMap<>(Consistency.class);

    Queries(Stores stores, StoreReader reader, QueryLanguage language, StoreConfig config, MeterRegistry meters) {
        this.stores = stores;
        this.reader = reader;
        this.language = language;
        this.config = config;
        for (Consistency consistency : Consistency.values()) {
            asked.put(consistency, meters.counter("store.queries", "kind", kind(consistency)));
        }
    }

    private static String kind(Consistency consistency) {
        return consistency.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The answer, to be closed by the caller. The wait for the index is the look at the registry, too: only a name that
     * is not known here, a query that does not wait, or one that is refused, has one of its own.
     *
     * @param spent of the time in which an answer that waits for Redis is due
     */
    Uni<Results> answer(Parameters parameters, Duration spent) {
        QueryRequest request = QueryRequest.of(parameters, config);
        Objects.requireNonNull(asked.get(request.consistency())).increment();
        long began = System.nanoTime() - spent.toNanos();
        Store known = stores.named(request.store());
        if (known != null && request.consistency() == Consistency.STRONG) {
            return Uni.createFrom()
                    .deferred(() -> answer(request, began, known, 1))
                    .onFailure(Queries::isRefusal)
                    .recoverWithUni(refusal -> reconsider(request, began, known, refusal));
        }
        return current(request.store()).flatMap(store -> answer(request, began, store, 1));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof StoreError error && error.code().status() < FIRST_FAILURE_STATUS;
    }

    /** What was refused before a look at the registry, as a cursor may be, stays refused if the name means the same. */
    private Uni<Results> reconsider(QueryRequest request, long beganNanos, Store known, Throwable refusal) {
        return current(request.store())
                .flatMap(store -> store.uid().equals(known.uid())
                        ? Uni.createFrom().failure(refusal)
                        : answer(request, beganNanos, store, 1));
    }

    /** The store of that name now. */
    private Uni<Store> current(String name) {
        return stores.epoch().flatMap(stores::reach).map(reached -> named(name));
    }

    /** A store that was renamed or replaced while the query waited may have a successor under the same name. */
    private Uni<Results> answer(QueryRequest request, long beganNanos, Store store, int generation) {
        Duration spent = Duration.ofNanos(System.nanoTime() - beganNanos);
        return answer(request, spent, store).onFailure().recoverWithUni(failure -> {
            Store now = stores.named(request.store());
            if (now == null || now.uid().equals(store.uid()) || generation == MOST_GENERATIONS) {
                return Uni.createFrom().failure(failure);
            }
            return answer(request, beganNanos, now, generation + 1);
        });
    }

    private Uni<Results> answer(QueryRequest request, Duration spent, Store store) {
        ParsedQuery query = language.parse(request.q());
        SortOrder order = SortOrder.parse(request.sort().orElse(null));
        SortPosition after = request.cursorMark()
                .filter(mark -> !mark.equals(CursorMark.START))
                .map(mark -> CursorMark.decode(mark, store.uid(), order))
                .orElse(null);
        return reader.prepare(query).flatMap(prepared -> reader.level(store, request.consistency(), spent)
                .invoke(now -> requireStill(store))
                .flatMap(now -> reader.begin(
                        store,
                        snapshot -> results(request, store, snapshot, new Search(prepared, order, after, now)))));
    }

    /** Under its name; what that name means now is another matter. */
    private void requireStill(Store store) {
        if (!store.uid().equals(named(store.name()).uid())) {
            throw Stores.unknown(store.name());
        }
    }

    private static Results results(QueryRequest request, Store store, Snapshot snapshot, Search search) {
        return new Results(
                snapshot,
                snapshot.find(search),
                rendering(request, snapshot),
                walk(request, store, search.order()),
                request.start(),
                request.rows());
    }

    private static Rendering rendering(QueryRequest request, Snapshot snapshot) {
        return switch (request.format()) {
            case JSON -> new JsonRendering(new Projection(request.paths()));
            case NDJSON -> new NdjsonRendering(new Projection(request.paths()));
            case CSV ->
                new CsvRendering(request.paths().isEmpty() ? new PathSelection(snapshot.paths()) : request.paths());
        };
    }

    private static Results.@Nullable Walk walk(QueryRequest request, Store store, SortOrder order) {
        return request.cursorMark()
                .map(mark -> new Results.Walk(mark, position -> CursorMark.encode(store.uid(), order, position)))
                .orElse(null);
    }

    private Store named(String name) {
        Store store = stores.named(name);
        if (store == null) {
            throw Stores.unknown(name);
        }
        return store;
    }
}
