package io.sessionsuite.store.index;

import io.sessionsuite.store.query.SortKey;
import io.sessionsuite.store.query.SortOrder;
import io.sessionsuite.store.query.SortPosition;
import io.sessionsuite.store.query.SortValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** An order over one index, and the way from its positions to portable ones and back (store 6.4, 6.5). */
final class LuceneSort {

    private final List<SortColumn> columns;
    private final Sort sort;
    private final @Nullable FieldDoc after;

    private LuceneSort(List<SortColumn> columns, @Nullable FieldDoc after) {
        this.columns = columns;
        this.after = after;
        SortField[] fields = new SortField[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            fields[i] = columns.get(i).field();
        }
        fields[columns.size()] = new SortField(IndexFields.ID, SortField.Type.STRING_VAL);
        this.sort = new Sort(fields);
    }

    static LuceneSort of(SortOrder order, IndexReader reader) throws IOException {
        return of(order, reader, null);
    }

    /** @param after where the page goes on; null: at the start */
    static LuceneSort of(SortOrder order, IndexReader reader, @Nullable SortPosition after) throws IOException {
        List<SortColumn> columns = new ArrayList<>();
        for (int i = 0; i < order.keys().size(); i++) {
            SortKey key = order.keys().get(i);
            SortValue value = after == null ? null : after.values().get(i);
            columns.add(SortColumn.of(key, reader, value));
        }
        return new LuceneSort(List.copyOf(columns), after == null ? null : engine(columns, reader, after));
    }

    private static FieldDoc engine(List<SortColumn> columns, IndexReader reader, SortPosition after) {
        @Nullable Object[] fields = new @Nullable Object[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            fields[i] = columns.get(i).engine(after.values().get(i));
        }
        fields[columns.size()] = new BytesRef(after.identity());
        return new FieldDoc(Math.max(0, reader.maxDoc() - 1), Float.NaN, fields);
    }

    Sort sort() {
        return sort;
    }

    /** For {@code searchAfter}; null: from the start. */
    @Nullable
    FieldDoc after() {
        return after;
    }

    /** The portable position of a hit of a search with {@link #sort()}. */
    SortPosition position(FieldDoc hit) {
        List<SortValue> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).value(hit.fields[i]));
        }
        BytesRef identity = (BytesRef) hit.fields[columns.size()];
        return new SortPosition(List.copyOf(values), identity.utf8ToString());
    }
}
