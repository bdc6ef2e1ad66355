package io.sessionsuite.store.index;

import io.sessionsuite.store.query.Condition;
import io.sessionsuite.store.query.Occurrences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Looks only at documents that can be found, so that all replicas tell the same. */
final class LivingDocuments implements Occurrences {

    private final IndexSearcher searcher;
    private final long now;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, Boolean> everywhere = new HashMap<>();

    /** @param now the time of the search, epoch milliseconds */
    LivingDocuments(IndexReader reader, long now) {
        this.searcher = new IndexSearcher(reader);
        this.now = now;
    }

    @Override
    public Kind kindAt(String path) {
        return kinds.computeIfAbsent(path, this::kind);
    }

    private Kind kind(String path) {
        boolean longs = has(IndexFields.longs(path));
        boolean doubles = has(IndexFields.doubles(path));
        boolean texts = has(IndexFields.texts(path));
        if (has(IndexFields.truths(path)) || texts && (longs || doubles)) {
            return Kind.OTHERS;
        }
        if (longs || doubles) {
            return doubles ? Kind.DOUBLES : Kind.LONGS;
        }
        Query text = new FieldExistsQuery(IndexFields.texts(path));
        Query time = new FieldExistsQuery(IndexFields.times(path));
        return texts && !any(without(text, time)) ? Kind.TIMES : Kind.OTHERS;
    }

    @Override
    public boolean everywhere(String path) {
        return everywhere.computeIfAbsent(
                path, asked -> !any(without(MatchAllDocsQuery.INSTANCE, LuceneQueries.exists(asked))));
    }

    @Override
    public SortedMap<String, Float> similar(Condition.Fuzzy fuzzy) {
        SortedMap<String, Float> found = new TreeMap<>();
        if (LuceneQueries.matchesNothing(fuzzy)) {
            return found;
        }
        for (Map.Entry<Term, Float> term : terms(fuzzy).entrySet()) {
            if (any(new TermQuery(term.getKey()))) {
                found.put(term.getKey().text(), term.getValue());
            }
        }
        return found;
    }

    /** Those of deleted documents, too. */
    private Map<Term, Float> terms(Condition.Fuzzy fuzzy) {
        Term text = new Term(IndexFields.texts(fuzzy.path()), fuzzy.text());
        try {
            Query blended = new FuzzyQuery(text, fuzzy.edits()).rewrite(searcher);
            Map<Term, Float> terms = new TreeMap<>();
            for (BooleanClause clause : (BooleanQuery) blended.rewrite(searcher)) {
                boolean boosted = clause.query() instanceof BoostQuery;
                Query term = boosted ? ((BoostQuery) clause.query()).getQuery() : clause.query();
                terms.put(((TermQuery) term).getTerm(), boosted ? ((BoostQuery) clause.query()).getBoost() : 1);
            }
            return terms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query without(Query query, Query excluded) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(excluded, Occur.MUST_NOT)
                .build();
    }

    private boolean has(String field) {
        return any(new FieldExistsQuery(field));
    }

    private boolean any(Query query) {
        try {
            Query living = new ConstantScoreQuery(LuceneQueries.living(query, now));
            return searcher.search(living, 1).scoreDocs.length > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
