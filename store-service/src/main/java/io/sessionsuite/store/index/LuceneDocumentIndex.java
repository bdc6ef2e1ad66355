package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.sessionsuite.store.registry.StoreUid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * A store's index in one Lucene index. Snapshots are near-real-time readers over its writer, counted by reference, so
 * that one that is being read outlives its successor, the writer and the files.
 */
final class LuceneDocumentIndex implements DocumentIndex {

    private final StoreUid uid;
    private final int partitions;
    private final IndexPlace place;
    private final Indexing indexing;
    private final Directory directory;
    private final IndexWriter writer;
    private final AppliedPositions applied;
    private volatile @Nullable Published published;
    private volatile @Nullable List<Position> committed;

    /**
     * How its documents are indexed and searched.
     *
     * @param searchTimeout the longest one search may take
     */
    record Indexing(AdmittedPaths paths, Duration searchTimeout, IndexMeters meters) {}

    /** A reader and the entries it shows. */
    private record Published(DirectoryReader reader, List<String> entries) {}

    private LuceneDocumentIndex(Store store, IndexPlace place, Indexing indexing) throws IOException {
        this.uid = store.uid();
        this.partitions = store.partitions();
        this.place = place;
        this.indexing = indexing;
        this.directory = place.open();
        try {
            CommitData found = lastCommit(directory);
            boolean usable = found.isOf(uid);
            this.writer = new IndexWriter(directory, config(usable ? OpenMode.CREATE_OR_APPEND : OpenMode.CREATE));
            this.applied = new AppliedPositions(IntStream.range(0, partitions)
                    .mapToObj(partition -> usable ? found.position(partition) : Position.EMPTY)
                    .toList());
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Opens what was committed there; empty if there is nothing, another format or another generation. */
    static LuceneDocumentIndex open(Store store, IndexPlace place, Indexing indexing) {
        try {
            return new LuceneDocumentIndex(store, place, indexing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommitData lastCommit(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return new CommitData(Map.of());
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return new CommitData(reader.getIndexCommit().getUserData());
        } catch (IOException | IllegalArgumentException e) {
            return new CommitData(Map.of());
        }
    }

    private static IndexWriterConfig config(OpenMode mode) {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(mode);
        config.setCodec(new DocumentCodec());
        config.setCommitOnClose(false);
        config.setMaxFullFlushMergeWaitMillis(0);
        config.setUseCompoundFile(false);
        config.getMergePolicy().setNoCFSRatio(0);
        return config;
    }

    @Override
    public Position position(int partition) {
        return applied.of(partition);
    }

    @Override
    public void apply(int partition, List<StoredDocument> changed, Position after) {
        applied.announce(partition, after.seen());
        run(() -> {
            for (StoredDocument document : changed) {
                apply(document);
            }
        });
        applied.reach(partition, after);
    }

    private void apply(StoredDocument document) throws IOException {
        Term identity = new Term(IndexFields.ID, document.identity());
        if (document.bytes() == null) {
            writer.deleteDocuments(identity);
        } else {
            LuceneDocuments.Indexed indexed = LuceneDocuments.of(document, indexing.paths()::contains);
            writer.updateDocument(identity, indexed.document());
            indexing.meters().indexed(indexed.skippedPaths(), indexed.readable());
        }
    }

    @Override
    public void forget(int partition) {
        applied.forget(partition);
        run(() -> writer.deleteDocuments(new Term(IndexFields.PARTITION, Integer.toString(partition))));
    }

    @Override
    public synchronized void publish() {
        List<String> entries = applied.exact();
        run(() -> {
            Published before = published;
            DirectoryReader reader = before == null
                    ? DirectoryReader.open(writer)
                    : DirectoryReader.openIfChanged(before.reader(), writer);
            if (before != null && reader == null) {
                published = new Published(before.reader(), entries);
                return;
            }
            published = new Published(reader, entries);
            if (before != null) {
                before.reader().decRef();
            }
        });
    }

    @Override
    public @Nullable List<String> published() {
        Published now = published;
        return now == null ? null : now.entries();
    }

    @Override
    public @Nullable Snapshot open() {
        for (Published now = published; now != null; now = published) {
            if (now.reader().tryIncRef()) {
                return new LuceneSnapshot(now.reader(), indexing);
            }
        }
        return null;
    }

    @Override
    public void commit() {
        List<Position> positions =
                IntStream.range(0, partitions).mapToObj(applied::of).toList();
        if (!place.isDurable() || positions.equals(committed)) {
            return;
        }
        AppliedPositions.Mark mark = applied.mark();
        run(() -> {
            // Asked for when all documents of the commit are written, before it becomes the newest.
            writer.setLiveCommitData(
                    () -> CommitData.of(uid, partitions, mark::position)
                            .values()
                            .entrySet()
                            .iterator(),
                    false);
            writer.commit();
        });
        committed = positions;
    }

    @Override
    public boolean isBroken() {
        return !writer.isOpen();
    }

    @Override
    public void close() {
        try {
            commit();
        } finally {
            release();
        }
    }

    @Override
    public void discard() {
        release();
        run(place::delete);
    }

    /** Nothing new to snapshots after this; those that are open keep their reader. */
    private synchronized void release() {
        Published last = published;
        published = null;
        run(() -> {
            if (last != null) {
                last.reader().decRef();
            }
            writer.rollback();
            directory.close();
        });
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
