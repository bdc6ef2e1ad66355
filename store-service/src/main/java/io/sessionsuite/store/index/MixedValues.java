package io.sessionsuite.store.index;

import io.sessionsuite.store.query.SortValue;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.jspecify.annotations.Nullable;

/** Compares the values of a path that has several types. */
final class MixedValues extends FieldComparatorSource {

    @Override
    public FieldComparator<SortValue> newComparator(String path, int slots, Pruning pruning, boolean reversed) {
        return new Comparator(path, slots, reversed);
    }

    private static final class Comparator extends FieldComparator<SortValue> {
        private final String path;
        private final boolean descending;
        private final SortValue[] slots;
        private SortValue bottom = new SortValue.Missing();
        private SortValue top = new SortValue.Missing();

        Comparator(String path, int slots, boolean descending) {
            this.path = path;
            this.descending = descending;
            this.slots = new SortValue[slots];
        }

        @Override
        public int compare(int one, int other) {
            return compareValues(slots[one], slots[other]);
        }

        /** The engine reverses the result where the order is descending. */
        @Override
        public int compareValues(SortValue one, SortValue other) {
            int order = SortValue.compare(one, other, descending);
            return descending ? -order : order;
        }

        @Override
        public void setTopValue(SortValue value) {
            top = value;
        }

        @Override
        public SortValue value(int slot) {
            return slots[slot];
        }

        @Override
        public LeafFieldComparator getLeafComparator(LeafReaderContext leaf) throws IOException {
            MixedLeaf values = MixedLeaf.of(path, leaf.reader(), descending);
            return new LeafFieldComparator() {
                @Override
                public void setBottom(int slot) {
                    bottom = slots[slot];
                }

                @Override
                public int compareBottom(int document) throws IOException {
                    return compareValues(bottom, values.of(document));
                }

                @Override
                public int compareTop(int document) throws IOException {
                    return compareValues(top, values.of(document));
                }

                @Override
                public void copy(int slot, int document) throws IOException {
                    slots[slot] = values.of(document);
                }

                @Override
                public void setScorer(@Nullable Scorable scorer) {}
            };
        }
    }
}
