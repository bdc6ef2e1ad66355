package io.sessionsuite.store.index;

import io.sessionsuite.store.query.Condition;
import io.sessionsuite.store.query.FilterJudgement;
import io.sessionsuite.store.query.NumberReading;
import io.sessionsuite.store.query.Occurrences;
import io.sessionsuite.store.query.RangeReading;
import io.sessionsuite.store.query.ValueReadings;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Makes searches of conditions. Every typed reading of a value looks at the field of its type (store 6.3, 8.1). */
final class LuceneQueries {

    /** Above what the language's own limit makes of its clauses, each of which has up to seven readings. */
    private static final int MOST_CLAUSES = 1 << 20;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    private final PreparedQuery query;

    /** The time of the search, epoch milliseconds. */
    private final long now;

    private final Occurrences occurrences;

    private LuceneQueries(PreparedQuery query, long now, Occurrences occurrences) {
        this.query = query;
        this.now = now;
        this.occurrences = occurrences;
    }

    /**
     * @param now the time of the search, epoch milliseconds
     * @param reader what is searched
     */
    static Query of(PreparedQuery query, long now, IndexReader reader) {
        return new LuceneQueries(query, now, new LivingDocuments(reader, now)).of(query.condition());
    }

    /** The query without documents whose deadline has passed. */
    static Query living(Query query, long now) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(LongField.newRangeQuery(IndexFields.DEADLINE, Long.MIN_VALUE, now), Occur.MUST_NOT)
                .build();
    }

    private Query of(Condition condition) {
        return switch (condition) {
            case Condition.Everything everything -> MatchAllDocsQuery.INSTANCE;
            case Condition.Clauses list -> clauses(list);
            case Condition.Equal equal -> anyOf(equal.path(), List.of(equal.value()));
            case Condition.AnyOf anyOf -> anyOf(anyOf.path(), anyOf.values());
            case Condition.Exists exists -> exists(exists.path());
            case Condition.Wildcard wildcard when wildcard.matchesAll() -> exists(wildcard.path());
            case Condition.Wildcard wildcard -> wildcard(wildcard);
            case Condition.Regex regex -> query.pattern(regex);
            case Condition.Fuzzy fuzzy -> fuzzy(fuzzy);
            case Condition.Range range when range.matchesAll() -> exists(range.path());
            case Condition.Range range -> range(range);
            case Condition.Filter filter -> of(FilterJudgement.of(filter, occurrences, now));
            case Condition.Boosted boosted -> of(boosted.condition());
        };
    }

    static Query exists(String path) {
        return new TermQuery(new Term(IndexFields.PATHS, path));
    }

    /** Prohibited clauses alone match nothing, with the engine as in the language. */
    private Query clauses(Condition.Clauses list) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Condition.Clause clause : list.clauses()) {
            query.add(of(clause.condition()), occur(clause.need()));
        }
        return query.build();
    }

    private static Occur occur(Condition.Need need) {
        return switch (need) {
            case REQUIRED -> Occur.MUST;
            case OPTIONAL -> Occur.SHOULD;
            case PROHIBITED -> Occur.MUST_NOT;
        };
    }

    private Query anyOf(String path, List<String> values) {
        TypedValues typed = new TypedValues(path);
        values.forEach(value -> typed.add(ValueReadings.of(value, now)));
        return either(typed.queries());
    }

    private Query wildcard(Condition.Wildcard wildcard) {
        if (matchesNothing(wildcard)) {
            return MatchNoDocsQuery.INSTANCE;
        }
        String prefix = wildcard.prefix();
        return prefix == null
                ? query.pattern(wildcard)
                : new PrefixQuery(new Term(IndexFields.texts(wildcard.path()), prefix));
    }

    private static Query fuzzy(Condition.Fuzzy fuzzy) {
        if (matchesNothing(fuzzy)) {
            return MatchNoDocsQuery.INSTANCE;
        }
        return new FuzzyQuery(
                new Term(IndexFields.texts(fuzzy.path()), fuzzy.text()),
                fuzzy.edits(),
                FuzzyQuery.defaultPrefixLength,
                FuzzyQuery.defaultMaxExpansions,
                FuzzyQuery.defaultTranspositions,
                MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
    }

    /** Longer than any string. */
    static boolean matchesNothing(Condition.Wildcard wildcard) {
        return wildcard.shortestMatch() > IndexFields.LONGEST_TEXT;
    }

    /** Longer than any string, edits included. */
    static boolean matchesNothing(Condition.Fuzzy fuzzy) {
        return fuzzy.text().length() > IndexFields.LONGEST_TEXT + fuzzy.edits();
    }

    private Query range(Condition.Range range) {
        String path = range.path();
        return switch (RangeReading.of(range, now)) {
            case RangeReading.Texts texts -> keywords(IndexFields.texts(path), range);
            case RangeReading.Truths truths ->
                either(List.of(keywords(IndexFields.truths(path), range), keywords(IndexFields.texts(path), range)));
            case RangeReading.Numbers numbers ->
                either(List.of(
                        longs(IndexFields.longs(path), range, numbers.lower(), numbers.upper()),
                        doubles(range, numbers.lower(), numbers.upper()),
                        keywords(IndexFields.texts(path), range)));
            case RangeReading.Times times ->
                either(List.of(
                        longs(IndexFields.times(path), range, times.lower(), times.upper()),
                        longs(IndexFields.longs(path), range, times.lower(), times.upper()),
                        doubles(range, times.lower(), times.upper())));
        };
    }

    private static Query keywords(String field, Condition.Range range) {
        return new TermRangeQuery(
                field,
                bytes(range.lower().text()),
                bytes(range.upper().text()),
                range.lower().inclusive() || range.lower().text() == null,
                range.upper().inclusive() || range.upper().text() == null);
    }

    /** One byte more than any string has decides as well as a longer bound. */
    private static @Nullable BytesRef bytes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        BytesRef bytes = new BytesRef(text);
        return new BytesRef(bytes.bytes, bytes.offset, Math.min(bytes.length, IndexFields.LONGEST_TEXT + 1));
    }

    private static Query longs(
            String field, Condition.Range range, @Nullable NumberReading lower, @Nullable NumberReading upper) {
        OptionalLong from = lower == null
                ? OptionalLong.of(Long.MIN_VALUE)
                : lower.lowestLong(range.lower().inclusive());
        OptionalLong to = upper == null
                ? OptionalLong.of(Long.MAX_VALUE)
                : upper.highestLong(range.upper().inclusive());
        return from.isEmpty() || to.isEmpty() || from.getAsLong() > to.getAsLong()
                ? MatchNoDocsQuery.INSTANCE
                : LongField.newRangeQuery(field, from.getAsLong(), to.getAsLong());
    }

    private static Query doubles(Condition.Range range, @Nullable NumberReading lower, @Nullable NumberReading upper) {
        double from = lower == null
                ? Double.NEGATIVE_INFINITY
                : lower.lowestDouble(range.lower().inclusive());
        double to = upper == null
                ? Double.POSITIVE_INFINITY
                : upper.highestDouble(range.upper().inclusive());
        return from > to
                ? MatchNoDocsQuery.INSTANCE
                : DoubleField.newRangeQuery(IndexFields.doubles(range.path()), from, to);
    }

    private static Query either(List<Query> queries) {
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        queries.forEach(query -> either.add(query, Occur.SHOULD));
        return either.build();
    }
}
