package io.sessionsuite.store.index;

import io.sessionsuite.store.query.NumberReading;
import io.sessionsuite.store.query.ValueReadings;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The readings of the alternatives of one path, by type. */
final class TypedValues {

    private final String path;
    private final List<BytesRef> texts = new ArrayList<>();
    private final List<BytesRef> truths = new ArrayList<>();
    private final List<Long> longs = new ArrayList<>();
    private final List<Double> doubles = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    TypedValues(String path) {
        this.path = path;
    }

    void add(ValueReadings readings) {
        if (LuceneDocuments.indexable(readings.text())) {
            texts.add(new BytesRef(readings.text()));
        }
        Boolean truth = readings.truth();
        if (truth != null) {
            truths.add(new BytesRef(truth.toString()));
        }
        NumberReading number = readings.number();
        if (number != null) {
            add(number);
        }
        readings.instant().ifPresent(time -> {
            times.add(time);
            add(NumberReading.of(time));
        });
    }

    private void add(NumberReading number) {
        number.asLong().ifPresent(longs::add);
        if (number.hasDouble()) {
            doubles.add(number.asDouble());
        }
    }

    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        keywords(queries, IndexFields.texts(path), texts);
        keywords(queries, IndexFields.truths(path), truths);
        longs(queries, IndexFields.longs(path), longs);
        longs(queries, IndexFields.times(path), times);
        if (!doubles.isEmpty()) {
            double[] values = doubles.stream().mapToDouble(Double::doubleValue).toArray();
            queries.add(DoubleField.newSetQuery(IndexFields.doubles(path), values));
        }
        return queries.isEmpty() ? List.of(MatchNoDocsQuery.INSTANCE) : queries;
    }

    private static void keywords(List<Query> queries, String field, List<BytesRef> values) {
        if (values.size() == 1) {
            queries.add(new TermQuery(new Term(field, values.getFirst())));
        } else if (!values.isEmpty()) {
            queries.add(new TermInSetQuery(field, values));
        }
    }

    private static void longs(List<Query> queries, String field, List<Long> values) {
        if (!values.isEmpty()) {
            long[] numbers = values.stream().mapToLong(Long::longValue).toArray();
            queries.add(LongField.newSetQuery(field, numbers));
        }
    }
}
