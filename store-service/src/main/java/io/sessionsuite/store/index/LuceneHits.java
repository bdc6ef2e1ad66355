package io.sessionsuite.store.index;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.query.SortPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/** A query over one reader. Each search is a searcher of its own, as that keeps the time budget. */
final class LuceneHits implements Hits {

    /** A collector counts exactly only up to its threshold. */
    private static final int COUNT_ALL = Integer.MAX_VALUE;

    private static final int COUNT_NOTHING = 1;

    private final DirectoryReader reader;
    private final Query query;
    private final LuceneSort sort;
    private final Duration timeout;
    private long count = -1;

    LuceneHits(DirectoryReader reader, Query query, LuceneSort sort, Duration timeout) {
        this.reader = reader;
        this.query = query;
        this.sort = sort;
        this.timeout = timeout;
    }

    /** @param doc its values are those of the sort */
    private record Found(FieldDoc doc) implements Hit {}

    @Override
    public long count() {
        if (count < 0) {
            count = within(searcher -> searcher.count(query));
        }
        return count;
    }

    @Override
    public List<Hit> next(@Nullable Hit last, int most) {
        FieldDoc after = last == null ? sort.after() : ((Found) last).doc();
        int size = Math.min(most, Math.max(1, reader.maxDoc()));
        int threshold = count < 0 ? COUNT_ALL : COUNT_NOTHING;
        TopFieldDocs found = within(
                searcher -> searcher.search(query, new TopFieldCollectorManager(sort.sort(), size, after, threshold)));
        if (threshold == COUNT_ALL) {
            count = found.totalHits.value();
        }
        List<Hit> hits = new ArrayList<>(found.scoreDocs.length);
        for (ScoreDoc doc : found.scoreDocs) {
            hits.add(new Found((FieldDoc) doc));
        }
        return hits;
    }

    @Override
    public SortPosition position(Hit hit) {
        return sort.position(((Found) hit).doc());
    }

    /** Read in the order they are kept, which unpacks each block once. */
    @Override
    public List<byte[]> documents(List<Hit> hits) {
        byte[][] documents = new byte[hits.size()][];
        try {
            StoredFields stored = reader.storedFields();
            List<Integer> kept = IntStream.range(0, hits.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> doc(hits.get(i))))
                    .toList();
            for (int i : kept) {
                Raw raw = new Raw();
                stored.document(doc(hits.get(i)), raw);
                documents[i] = raw.bytes;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.asList(documents);
    }

    private static int doc(Hit hit) {
        return ((Found) hit).doc().doc;
    }

    private <T> T within(Searching<T> searching) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setTimeout(new QueryTimeoutImpl(timeout.toMillis()));
        try {
            T found = searching.search(searcher);
            if (searcher.timedOut()) {
                throw new StoreError(ErrorCode.BUSY, "the query takes longer than " + timeout.toMillis() + " ms");
            }
            return found;
        } catch (IndexSearcher.TooManyClauses e) {
            throw new StoreError(ErrorCode.QUERY, "the query has too many clauses", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Searching<T> {
        T search(IndexSearcher searcher) throws IOException;
    }

    /** Takes the document's bytes and nothing else. */
    private static final class Raw extends StoredFieldVisitor {

        private byte[] bytes = {};

        @Override
        public Status needsField(FieldInfo field) {
            return field.name.equals(IndexFields.RAW) ? Status.YES : bytes.length > 0 ? Status.STOP : Status.NO;
        }

        @Override
        public void binaryField(FieldInfo field, byte[] value) {
            bytes = value;
        }
    }
}
