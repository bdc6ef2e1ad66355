package io.sessionsuite.store.index;

import io.sessionsuite.store.query.Instants;
import io.sessionsuite.store.query.SortValue;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.NumericUtils;

/** The value a document is sorted by, over all typed fields of a path in one segment. */
final class MixedLeaf {

    private static final SortValue MISSING = new SortValue.Missing();

    private final SortedNumericDocValues longs;
    private final SortedNumericDocValues doubles;
    private final SortedSetDocValues texts;
    private final SortedSetDocValues truths;
    private final boolean descending;

    private MixedLeaf(String path, LeafReader reader, boolean descending) throws IOException {
        this.longs = DocValues.getSortedNumeric(reader, IndexFields.longs(path));
        this.doubles = DocValues.getSortedNumeric(reader, IndexFields.doubles(path));
        this.texts = DocValues.getSortedSet(reader, IndexFields.texts(path));
        this.truths = DocValues.getSortedSet(reader, IndexFields.truths(path));
        this.descending = descending;
    }

    static MixedLeaf of(String path, LeafReader reader, boolean descending) throws IOException {
        return new MixedLeaf(path, reader, descending);
    }

    /** @param document asked for in ascending order */
    SortValue of(int document) throws IOException {
        SortValue first = MISSING;
        if (longs.advanceExact(document)) {
            first = first(first, new SortValue.Whole(chosen(longs)));
        }
        if (doubles.advanceExact(document)) {
            first = first(first, new SortValue.Real(NumericUtils.sortableLongToDouble(chosen(doubles))));
        }
        if (texts.advanceExact(document)) {
            first = firstOfTexts(first);
        }
        if (truths.advanceExact(document)) {
            for (int i = 0; i < truths.docValueCount(); i++) {
                String truth = truths.lookupOrd(truths.nextOrd()).utf8ToString();
                first = first(first, new SortValue.Truth(truth.equals("true")));
            }
        }
        return first;
    }

    private SortValue firstOfTexts(SortValue before) throws IOException {
        SortValue first = before;
        for (int i = 0; i < texts.docValueCount(); i++) {
            String text = texts.lookupOrd(texts.nextOrd()).utf8ToString();
            OptionalLong time = Instants.parse(text);
            first = first(first, time.isPresent() ? new SortValue.Time(time.getAsLong()) : new SortValue.Text(text));
        }
        return first;
    }

    private SortValue first(SortValue one, SortValue other) {
        return SortValue.compare(one, other, descending) <= 0 ? one : other;
    }

    private long chosen(SortedNumericDocValues values) throws IOException {
        long value = values.nextValue();
        for (int i = 1; descending && i < values.docValueCount(); i++) {
            value = values.nextValue();
        }
        return value;
    }
}
