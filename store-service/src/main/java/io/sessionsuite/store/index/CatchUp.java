package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings partitions level with their logs. A partition whose log no longer knows what its index has seen is emptied and
 * read whole, from one Redis process and one history, or again.
 *
 * <p>All partitions are done, or have failed, when the answer comes: nothing late can overtake the next round.
 */
final class CatchUp {

    private static final int PARTITIONS_AT_ONCE = 4;

    private final Store store;
    private final ChangeFeed feed;
    private final AdmittedPaths paths;
    private final IndexPool pool;
    private final IndexMeters meters;

    CatchUp(Store store, ChangeFeed feed, AdmittedPaths paths, IndexPool pool, IndexMeters meters) {
        this.store = store;
        this.feed = feed;
        this.paths = paths;
        this.pool = pool;
        this.meters = meters;
    }

    /** Whether a partition had to be rebuilt. */
    Uni<Boolean> reach(DocumentIndex index, List<String> tails) {
        List<Uni<Boolean>> behind = IntStream.range(0, store.partitions())
                .filter(partition -> !index.position(partition).isExactly(tails.get(partition)))
                .mapToObj(partition -> reach(index, partition))
                .toList();
        if (behind.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return Uni.join()
                .all(behind)
                .usingConcurrencyOf(PARTITIONS_AT_ONCE)
                .andCollectFailures()
                .onFailure()
                .transform(CatchUp::first)
                .map(rebuilt -> rebuilt.contains(true));
    }

    private static Throwable first(Throwable failures) {
        return failures instanceof io.smallrye.mutiny.CompositeException all
                ? all.getCauses().getFirst()
                : failures;
    }

    private enum Step {
        MORE,
        LEVEL,
        LOST
    }

    private Uni<Boolean> reach(DocumentIndex index, int partition) {
        if (index.position(partition).isUnknown()) {
            return rebuild(index, partition);
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> pull(index, partition))
                .whilst(step -> step == Step.MORE)
                .collect()
                .last()
                .flatMap(step -> step == Step.LOST
                        ? rebuild(index, partition)
                        : Uni.createFrom().item(false));
    }

    private Uni<Step> pull(DocumentIndex index, int partition) {
        Position from = index.position(partition);
        meters.pulled();
        return feed.pull(store, partition, from).flatMap(pull -> switch (pull) {
            case ChangeFeed.Pull.Lost() -> Uni.createFrom().item(Step.LOST);
            case ChangeFeed.Pull.Page page ->
                isStuck(from, page)
                        ? Uni.createFrom().item(Step.LOST)
                        : apply(index, partition, page.documents(), page.position(), page.paths())
                                .replaceWith(page.more() ? Step.MORE : Step.LEVEL);
        });
    }

    /** The log ends before its tail: it was damaged. */
    private static boolean isStuck(Position from, ChangeFeed.Pull.Page page) {
        return page.more() && page.position().at().equals(from.at());
    }

    private Uni<Boolean> rebuild(DocumentIndex index, int partition) {
        meters.rebuilt();
        Scanning scanning = new Scanning();
        return pool.run(() -> index.forget(partition))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> scan(index, partition, scanning))
                        .whilst(step -> step == Step.MORE)
                        .collect()
                        .last())
                .flatMap(step -> step == Step.LEVEL
                        ? apply(index, partition, List.of(), scanning.reached(), 0)
                        : Uni.createFrom().voidItem())
                .replaceWith(true);
    }

    private Uni<Step> scan(DocumentIndex index, int partition, Scanning scanning) {
        return feed.scan(store, partition, scanning.last).flatMap(scan -> switch (scan) {
            case ChangeFeed.Scan.Lost() -> Uni.createFrom().item(Step.LOST);
            case ChangeFeed.Scan.Page page -> {
                scanning.advance(page);
                Position unknown = new Position("", page.tail());
                yield apply(index, partition, page.documents(), unknown, page.paths())
                        .replaceWith(page.isLast() ? Step.LEVEL : Step.MORE);
            }
        });
    }

    private Uni<Void> apply(
            DocumentIndex index, int partition, List<StoredDocument> documents, Position after, long pathCount) {
        return paths.reach(pathCount).chain(() -> pool.run(() -> index.apply(partition, documents, after)));
    }

    /** A scan under way: it began at one tail, and the last page saw another. */
    private static final class Scanning {

        private ChangeFeed.Scan.Page last = ChangeFeed.Scan.Page.FIRST;
        private String began = "";

        void advance(ChangeFeed.Scan.Page page) {
            began = began.isEmpty() ? page.tail() : began;
            last = page;
        }

        /** All changes up to the first page's tail are in, and some of those up to the last one's. */
        Position reached() {
            return new Position(began, last.tail());
        }
    }
}
