package io.sessionsuite.store.query;

import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.index.SearchedDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts the same questions to Solr and to our index over the same documents. */
final class Comparison implements AutoCloseable {

    /** {@code NOW} of both. */
    static final long NOW = 1_735_689_600_123L;

    private static final QueryLanguage LANGUAGE = new QueryLanguage(QueryLimits.of(1 << 20, 100, 65_536), null);

    private final SolrProcess solr;
    private final UnaryOperator<String> distortion;
    private List<TypedDocument> documents = List.of();
    private SearchedDocuments ours = new SearchedDocuments(Map.of());

    /** @param distortion applied to our side's queries; the identity but in controls */
    Comparison(SolrProcess solr, UnaryOperator<String> distortion) {
        this.solr = solr;
        this.distortion = distortion;
    }

    void load(List<TypedDocument> documents) {
        this.documents = documents;
        ours.close();
        Map<String, String> byId = new LinkedHashMap<>();
        documents.forEach(document -> byId.put(document.id(), document.nested()));
        ours = new SearchedDocuments(byId);
        solr.load(documents);
    }

    /** A difference that is not allowed; empty if there is none. */
    String difference(String query, String sort) {
        Outcome solrs = solr.query(query, sort == null ? "id asc" : sort + ",id asc", NOW);
        Outcome mine = ours(query, sort);
        boolean allowed =
                switch (solrs) {
                    case Outcome.Hits theirs ->
                        switch (mine) {
                            case Outcome.Hits found -> allowed(theirs.ids(), found.ids(), query, sort);
                            case Outcome.Refused refused -> AllowedDifferences.refused(refused.reason());
                        };
                    case Outcome.Refused theirs ->
                        switch (mine) {
                            case Outcome.Hits found ->
                                AllowedDifferences.answered(
                                        theirs.reason(), parsed(query).condition());
                            case Outcome.Refused refused -> AllowedDifferences.bothRefused(theirs.reason());
                        };
                };
        return allowed ? "" : "Solr " + solrs + " ours " + mine;
    }

    private boolean allowed(List<String> theirs, List<String> found, String query, String sort) {
        if (!new HashSet<>(theirs).equals(new HashSet<>(found))) {
            return AllowedDifferences.differently(parsed(query).condition());
        }
        return sort == null
                || theirs.equals(found)
                || theirs.equals(new SortedDocuments(documents, true).among(theirs, sort))
                        && found.equals(new SortedDocuments(documents, false).among(found, sort));
    }

    private ParsedQuery parsed(String query) {
        return LANGUAGE.parse(distortion.apply(query));
    }

    private Outcome ours(String query, String sort) {
        try {
            SortOrder order = SortOrder.parse(sort == null ? "id asc" : sort);
            return new Outcome.Hits(ours.search(parsed(query), order, NOW));
        } catch (StoreError refused) {
            return new Outcome.Refused(refused.text());
        }
    }

    /** The smallest query and the fewest documents that still differ. */
    Difference shrunk(List<TypedDocument> documents, String query, String sort) {
        List<TypedDocument> few = documents;
        for (TypedDocument document : documents) {
            load(List.of(document));
            if (!difference(query, sort).isEmpty()) {
                few = List.of(document);
                break;
            }
        }
        load(few);
        String shortest = shorter(query, sort);
        List<TypedDocument> fewest = fewer(few, shortest, sort);
        return new Difference(fewest, shortest, sort, difference(shortest, sort));
    }

    private String shorter(String query, String sort) {
        String shortest = query;
        for (int size = Math.max(1, query.length() / 2); size > 0; size /= 2) {
            for (int at = 0; at + size <= shortest.length(); ) {
                String candidate = shortest.substring(0, at) + shortest.substring(at + size);
                if (candidate.isBlank()
                        || !RandomQueries.sendable(candidate)
                        || difference(candidate, sort).isEmpty()) {
                    at++;
                } else {
                    shortest = candidate;
                }
            }
        }
        return shortest;
    }

    private List<TypedDocument> fewer(List<TypedDocument> documents, String query, String sort) {
        List<TypedDocument> few = new ArrayList<>(documents);
        for (TypedDocument document : documents) {
            List<TypedDocument> candidate = new ArrayList<>(few);
            candidate.remove(document);
            load(candidate);
            if (!difference(query, sort).isEmpty()) {
                few = candidate;
            }
        }
        load(few);
        return few;
    }

    record Difference(List<TypedDocument> documents, String query, String sort, String text) {}

    @Override
    public void close() {
        ours.close();
    }
}
