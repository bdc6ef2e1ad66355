package io.sessionsuite.store.index;

import io.sessionsuite.store.query.ParsedQuery;
import io.sessionsuite.store.query.SortOrder;
import io.sessionsuite.store.query.SortPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Documents in an index in memory. */
public final class SearchedDocuments implements AutoCloseable {

    private static final int ALL = 100_000;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;

    /** @param documents JSON by identity */
    public SearchedDocuments(Map<String, String> documents) {
        this(documents, path -> true);
    }

    SearchedDocuments(Map<String, String> documents, java.util.function.Predicate<String> admitted) {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Map.Entry<String, String> document : documents.entrySet()) {
                byte[] bytes = document.getValue().getBytes(StandardCharsets.UTF_8);
                StoredDocument stored = new StoredDocument(document.getKey(), 0, bytes, null);
                writer.addDocument(LuceneDocuments.of(stored, admitted).document());
            }
            writer.commit();
            reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All identities found, in order. */
    public List<String> search(ParsedQuery query, SortOrder order, long now) {
        try {
            List<String> found = identities(query, order, now, null, ALL);
            if (found.size()
                    != new IndexSearcher(reader).count(LuceneQueries.of(PreparedQuery.of(query), now, reader))) {
                throw new AssertionError("the count differs from the page");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in pages, each going on from the portable position of the one before. */
    public List<String> walk(ParsedQuery query, SortOrder order, long now, int pageSize) {
        try {
            List<String> found = new ArrayList<>();
            SortPosition after = null;
            List<FieldDoc> page = page(query, LuceneSort.of(order, reader), now, pageSize);
            LuceneSort sort = LuceneSort.of(order, reader);
            while (!page.isEmpty()) {
                for (FieldDoc hit : page) {
                    after = sort.position(hit);
                    found.add(after.identity());
                }
                sort = LuceneSort.of(order, reader, after);
                page = page(query, sort, now, pageSize);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> identities(ParsedQuery query, SortOrder order, long now, SortPosition after, int rows)
            throws IOException {
        LuceneSort sort = LuceneSort.of(order, reader, after);
        return page(query, sort, now, rows).stream()
                .map(hit -> sort.position(hit).identity())
                .toList();
    }

    private List<FieldDoc> page(ParsedQuery query, LuceneSort sort, long now, int rows) throws IOException {
        Query search = LuceneQueries.living(LuceneQueries.of(PreparedQuery.of(query), now, reader), now);
        TopFieldCollectorManager pages =
                new TopFieldCollectorManager(sort.sort(), rows, sort.after(), Integer.MAX_VALUE);
        TopDocs top = new IndexSearcher(reader).search(search, pages);
        return Arrays.stream(top.scoreDocs).map(SearchedDocuments::hit).toList();
    }

    private static FieldDoc hit(ScoreDoc hit) {
        return (FieldDoc) hit;
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
