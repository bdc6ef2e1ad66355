package io.sessionsuite.store.index;

import io.sessionsuite.store.document.DocumentLeaves;
import io.sessionsuite.store.document.Leaf;
import io.sessionsuite.store.query.Instants;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** Makes index documents of stored ones. */
final class LuceneDocuments {

    private LuceneDocuments() {}

    /**
     * @param skippedPaths paths with values that are not indexed: not admitted, or too long
     * @param readable false: the document is no JSON object and is found by its identity only
     */
    record Indexed(Document document, int skippedPaths, boolean readable) {}

    /**
     * @param stored a present document
     * @param admitted whether a path of the store is indexed
     */
    static Indexed of(StoredDocument stored, Predicate<String> admitted) {
        byte[] bytes = Objects.requireNonNull(stored.bytes());
        Document document = new Document();
        document.add(new StringField(IndexFields.ID, stored.identity(), Store.NO));
        document.add(new BinaryDocValuesField(IndexFields.ID, new BytesRef(stored.identity())));
        document.add(new StringField(IndexFields.PARTITION, Integer.toString(stored.partition()), Store.NO));
        document.add(new StoredField(IndexFields.RAW, bytes));
        Long deadline = stored.deadline();
        if (deadline != null) {
            document.add(new LongField(IndexFields.DEADLINE, deadline, Store.NO));
        }
        DocumentLeaves leaves;
        try {
            leaves = DocumentLeaves.of(bytes);
        } catch (IllegalArgumentException unreadable) {
            return new Indexed(document, 0, false);
        }
        return new Indexed(document, addLeaves(document, leaves, admitted), true);
    }

    private static int addLeaves(Document document, DocumentLeaves leaves, Predicate<String> admitted) {
        Set<String> paths = leaves.paths();
        int found = paths.size();
        paths.removeIf(path -> path.length() > IndexFields.LONGEST_PATH || !admitted.test(path));
        for (Leaf leaf : new LinkedHashSet<>(leaves.leaves())) {
            if (paths.contains(leaf.path())) {
                add(document, leaf);
            }
        }
        Set<String> existing = new HashSet<>(paths);
        paths.forEach(path -> existing.addAll(DocumentLeaves.ancestors(path)));
        existing.forEach(path -> document.add(new StringField(IndexFields.PATHS, path, Store.NO)));
        return found - paths.size();
    }

    /** A leaf must not come twice: {@link SortTypes} counts the instants among the strings. */
    private static void add(Document document, Leaf leaf) {
        switch (leaf) {
            case Leaf.Text text -> addText(document, text.path(), text.value());
            case Leaf.Whole whole -> document.add(longs(IndexFields.longs(whole.path()), whole.value()));
            case Leaf.Real real ->
                document.add(new DoubleField(IndexFields.doubles(real.path()), real.value(), Store.NO));
            case Leaf.Truth truth ->
                document.add(keyword(IndexFields.truths(truth.path()), Boolean.toString(truth.value())));
        }
    }

    private static void addText(Document document, String path, String value) {
        if (!indexable(value)) {
            return;
        }
        document.add(keyword(IndexFields.texts(path), value));
        Instants.parse(value).ifPresent(time -> document.add(longs(IndexFields.times(path), time)));
    }

    static boolean indexable(String text) {
        return text.length() * 3L <= IndexFields.LONGEST_TEXT
                || text.length() <= IndexFields.LONGEST_TEXT
                        && text.getBytes(StandardCharsets.UTF_8).length <= IndexFields.LONGEST_TEXT;
    }

    private static IndexableField keyword(String field, String value) {
        return new KeywordField(field, value, Store.NO);
    }

    private static IndexableField longs(String field, long value) {
        return new LongField(field, value, Store.NO);
    }
}
