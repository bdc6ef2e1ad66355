package io.sessionsuite.store.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.NumericUtils;

/** Which types of values a path has in an index, as far as sorting cares. Deleted documents may still count. */
enum SortTypes {
    LONGS,
    DOUBLES,
    /** Every string is an instant. */
    TIMES,
    /** No string is an instant. */
    TEXTS,
    TRUTHS,
    /** Several of them, or a value that a missing one could not be told from. */
    MIXED;

    /** A path without values counts as {@link #LONGS}. */
    static SortTypes of(String path, IndexReader reader, boolean descending) throws IOException {
        long longs = PointValues.size(reader, IndexFields.longs(path));
        long doubles = PointValues.size(reader, IndexFields.doubles(path));
        long times = PointValues.size(reader, IndexFields.times(path));
        long texts = postings(IndexFields.texts(path), reader);
        long truths = postings(IndexFields.truths(path), reader);
        int types = (longs > 0 ? 1 : 0) + (doubles > 0 ? 1 : 0) + (texts > 0 ? 1 : 0) + (truths > 0 ? 1 : 0);
        if (types > 1) {
            return MIXED;
        }
        if (texts > 0) {
            return times == 0
                    ? TEXTS
                    : times == texts ? ofNumbers(TIMES, IndexFields.times(path), reader, descending) : MIXED;
        }
        if (doubles > 0) {
            return ofNumbers(DOUBLES, IndexFields.doubles(path), reader, descending);
        }
        return truths > 0 ? TRUTHS : ofNumbers(LONGS, IndexFields.longs(path), reader, descending);
    }

    /** Missing stands for the last number there is. */
    private static SortTypes ofNumbers(SortTypes type, String field, IndexReader reader, boolean descending)
            throws IOException {
        byte[] last = descending
                ? PointValues.getMinPackedValue(reader, field)
                : PointValues.getMaxPackedValue(reader, field);
        if (last == null) {
            return type;
        }
        long sortable = NumericUtils.sortableBytesToLong(last, 0);
        boolean taken = type == DOUBLES
                ? Double.isInfinite(NumericUtils.sortableLongToDouble(sortable))
                : sortable == (descending ? Long.MIN_VALUE : Long.MAX_VALUE);
        return taken ? MIXED : type;
    }

    private static long postings(String field, IndexReader reader) throws IOException {
        long postings = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            postings += terms == null ? 0 : terms.getSumDocFreq();
        }
        return postings;
    }
}
