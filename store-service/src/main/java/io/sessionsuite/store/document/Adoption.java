package io.sessionsuite.store.document;

import io.sessionsuite.store.document.DocumentStore.Adopted;
import io.sessionsuite.store.document.DocumentStore.Kept;
import io.sessionsuite.store.document.DocumentStore.Page;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.registry.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the documents of a page go under another key; those without a value there keep their identity. */
final class Adoption {

    private Adoption() {}

    /** By partition of the new generation. */
    static Map<Integer, List<Adopted>> of(Page page, Store generation) {
        Map<Integer, List<Adopted>> shares = new TreeMap<>();
        for (Kept kept : page.documents()) {
            Adopted adopted = adopted(kept, generation);
            shares.computeIfAbsent(adopted.identity().partitionOf(generation), partition -> new ArrayList<>())
                    .add(adopted);
        }
        return shares;
    }

    private static Adopted adopted(Kept kept, Store generation) {
        JsonValue document = JsonText.parse(kept.bytes());
        JsonValue key = Identity.keyOf(document, generation.key());
        Identity identity = key == null ? null : Identity.of(key);
        return new Adopted(
                identity == null ? kept.identity() : identity,
                Long.parseLong(text(document, "_m1", "session", "lastUpdated")),
                Long.parseLong(text(document, "_m1", "receivedUTC")),
                kept.deadlineMillis(),
                Enrichment.head(document, text(document, "_m1", "ip")));
    }

    /** What this service itself has written into every document. */
    private static String text(JsonValue document, String... steps) {
        @Nullable JsonValue value = document;
        for (String step : steps) {
            value = value == null ? null : value.member(step);
        }
        if (value == null) {
            throw new IllegalStateException("Document without " + String.join(".", steps));
        }
        return value.string();
    }
}
