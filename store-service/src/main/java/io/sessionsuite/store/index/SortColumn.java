package io.sessionsuite.store.index;

import io.sessionsuite.store.query.SortKey;
import io.sessionsuite.store.query.SortValue;
import java.io.IOException;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A sort key over one index: the engine's own comparator where the path has one type, ours where it has several. */
record SortColumn(SortTypes types, SortField field, boolean descending) {

    private static final SortValue MISSING = new SortValue.Missing();

    /** @param after the value the page goes on after; null: the first page */
    static SortColumn of(SortKey key, IndexReader reader, @Nullable SortValue after) throws IOException {
        boolean descending = key.descending();
        SortTypes found = SortTypes.of(key.path(), reader, descending);
        SortTypes types = after == null || holds(found, after) ? found : SortTypes.MIXED;
        return new SortColumn(types, field(types, key.path(), descending), descending);
    }

    private static boolean holds(SortTypes types, SortValue value) {
        return switch (value) {
            case SortValue.Missing missing -> true;
            case SortValue.Whole whole -> types == SortTypes.LONGS;
            case SortValue.Real real -> types == SortTypes.DOUBLES;
            case SortValue.Time time -> types == SortTypes.TIMES;
            case SortValue.Text text -> types == SortTypes.TEXTS;
            case SortValue.Truth truth -> types == SortTypes.TRUTHS;
        };
    }

    private static SortField field(SortTypes types, String path, boolean descending) {
        return switch (types) {
            case LONGS -> longs(IndexFields.longs(path), descending);
            case TIMES -> longs(IndexFields.times(path), descending);
            case DOUBLES ->
                DoubleField.newSortField(
                        IndexFields.doubles(path), descending, numbers(descending), lastDouble(descending));
            case TEXTS -> keywords(IndexFields.texts(path), descending);
            case TRUTHS -> keywords(IndexFields.truths(path), descending);
            case MIXED -> new SortField(path, new MixedValues(), descending);
        };
    }

    private static SortField longs(String field, boolean descending) {
        return LongField.newSortField(field, descending, numbers(descending), lastLong(descending));
    }

    private static SortField keywords(String field, boolean descending) {
        return KeywordField.newSortField(
                field,
                descending,
                descending ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN,
                descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }

    private static SortedNumericSelector.Type numbers(boolean descending) {
        return descending ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN;
    }

    private static long lastLong(boolean descending) {
        return descending ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static double lastDouble(boolean descending) {
        return descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** A value of this column as the engine's comparators give it. */
    SortValue value(@Nullable Object engine) {
        return switch (types) {
            case LONGS ->
                engine instanceof Long value && value != lastLong(descending) ? new SortValue.Whole(value) : MISSING;
            case TIMES ->
                engine instanceof Long value && value != lastLong(descending) ? new SortValue.Time(value) : MISSING;
            case DOUBLES -> engine instanceof Double value && !value.isInfinite() ? new SortValue.Real(value) : MISSING;
            case TEXTS -> engine instanceof BytesRef value ? new SortValue.Text(value.utf8ToString()) : MISSING;
            case TRUTHS ->
                engine instanceof BytesRef value
                        ? new SortValue.Truth(value.utf8ToString().equals("true"))
                        : MISSING;
            case MIXED -> engine instanceof SortValue value ? value : MISSING;
        };
    }

    /** The reverse of {@link #value}; null stands for a missing string. */
    @Nullable
    Object engine(SortValue value) {
        if (types == SortTypes.MIXED) {
            return value;
        }
        return switch (value) {
            case SortValue.Missing missing -> missing();
            case SortValue.Whole whole -> whole.value();
            case SortValue.Real real -> real.value();
            case SortValue.Time time -> time.value();
            case SortValue.Text text -> new BytesRef(text.value());
            case SortValue.Truth truth -> new BytesRef(Boolean.toString(truth.value()));
        };
    }

    private @Nullable Object missing() {
        return switch (types) {
            case LONGS, TIMES -> lastLong(descending);
            case DOUBLES -> lastDouble(descending);
            case TEXTS, TRUTHS -> null;
            case MIXED -> MISSING;
        };
    }
}
