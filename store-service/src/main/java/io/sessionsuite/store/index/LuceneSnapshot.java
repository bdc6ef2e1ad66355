package io.sessionsuite.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.Query;

/** A reader with a reference of its own. */
final class LuceneSnapshot implements Snapshot {

    private final DirectoryReader reader;
    private final LuceneDocumentIndex.Indexing indexing;

    /** @param reader one reference of it is given back by {@link #close} */
    LuceneSnapshot(DirectoryReader reader, LuceneDocumentIndex.Indexing indexing) {
        this.reader = reader;
        this.indexing = indexing;
    }

    @Override
    public Hits find(Search search) {
        try {
            Query wanted = LuceneQueries.of(search.query(), search.now(), reader);
            return new LuceneHits(
                    reader,
                    PointValues.size(reader, IndexFields.DEADLINE) == 0
                            ? wanted
                            : LuceneQueries.living(wanted, search.now()),
                    LuceneSort.of(search.order(), reader, search.after()),
                    indexing.searchTimeout());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> paths() {
        return indexing.paths().inNameOrder();
    }

    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
