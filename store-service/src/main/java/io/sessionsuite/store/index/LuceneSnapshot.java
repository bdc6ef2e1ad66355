package io.sessionsuite.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** A reader with a reference of its own. */
final class LuceneSnapshot implements Snapshot {

    private final DirectoryReader reader;
    private final Duration searchTimeout;

    /** @param reader one reference of it is given back by {@link #close} */
    LuceneSnapshot(DirectoryReader reader, Duration searchTimeout) {
        this.reader = reader;
        this.searchTimeout = searchTimeout;
    }

    @Override
    public Hits find(Search search) {
        try {
            Query wanted = LuceneQueries.of(search.query(), search.now());
            return new LuceneHits(
                    reader,
                    PointValues.size(reader, IndexFields.DEADLINE) == 0
                            ? wanted
                            : LuceneQueries.living(wanted, search.now()),
                    LuceneSort.of(search.order(), reader, search.after()),
                    searchTimeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> paths() {
        try {
            List<String> paths = new ArrayList<>();
            Terms terms = MultiTerms.getTerms(reader, IndexFields.PATHS);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef path = each.next(); path != null; path = each.next()) {
                    paths.add(path.utf8ToString());
                }
            }
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
