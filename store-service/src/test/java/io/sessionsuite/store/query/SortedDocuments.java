package io.sessionsuite.store.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents in an order worked out from their values. Solr cannot tell a missing long from the one that comes last in
 * the order (store 6.4), so there are two orders of each sort.
 */
final class SortedDocuments {

    private final List<TypedDocument> documents;
    private final boolean missingIsLastLong;

    SortedDocuments(List<TypedDocument> documents, boolean missingIsLastLong) {
        this.documents = documents;
        this.missingIsLastLong = missingIsLastLong;
    }

    /** The identities among these, as {@code sort} and then the identity order them. */
    List<String> among(Collection<String> identities, String sort) {
        Comparator<TypedDocument> order = SortOrder.parse(sort).keys().stream()
                .map(this::by)
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparing(TypedDocument::id);
        return documents.stream()
                .filter(document -> identities.contains(document.id()))
                .sorted(order)
                .map(TypedDocument::id)
                .toList();
    }

    private Comparator<TypedDocument> by(SortKey key) {
        Comparator<Object> values = SortedDocuments::compare;
        Comparator<Object> directed = key.descending() ? values.reversed() : values;
        return Comparator.comparing(document -> value(document, key, directed), Comparator.nullsLast(directed));
    }

    private @Nullable Object value(TypedDocument document, SortKey key, Comparator<Object> directed) {
        return document.values().getOrDefault(key.path(), List.of()).stream()
                .map(value -> read(key.path(), value))
                .min(directed)
                .orElse(missing(key));
    }

    private @Nullable Object missing(SortKey key) {
        if (!missingIsLastLong || !key.path().endsWith("_l")) {
            return null;
        }
        return key.descending() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static Object read(String path, Object value) {
        return switch (path.charAt(path.length() - 1)) {
            case 'l' -> ((Number) value).longValue();
            case 'd' -> ((Number) value).doubleValue();
            case 't' -> Instants.parse((String) value).orElseThrow();
            default -> value;
        };
    }

    private static int compare(Object one, Object other) {
        return switch (one) {
            case Long number -> Long.compare(number, (Long) other);
            case Double number -> Double.compare(number, (Double) other);
            default ->
                Arrays.compareUnsigned(
                        one.toString().getBytes(StandardCharsets.UTF_8),
                        other.toString().getBytes(StandardCharsets.UTF_8));
        };
    }
}
