package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings partitions level with their logs: some at once are pulled together and applied in one step. A partition whose
 * log no longer knows what its index has seen is emptied and read whole, from one Redis process and one history, or
 * again.
 *
 * <p>All partitions are done, or have failed, when the answer comes: nothing late can overtake the next round.
 */
final class CatchUp {

    /** Memory is bounded: so many replies are there at once. */
    private static final int PULLS_AT_ONCE = 16;

    private static final int REBUILDS_AT_ONCE = 4;

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

    /** What is done when all partitions are level. */
    interface Level {

        /** Blocks. */
        void reached(boolean changed);
    }

    /** Which partitions a catch-up still has to pull, and which it has to rebuild. */
    private static final class Remaining {

        private final Set<Integer> behind = new TreeSet<>();
        private final Set<Integer> lost = new TreeSet<>();

        static Remaining of(DocumentIndex index, List<String> tails) {
            Remaining remaining = new Remaining();
            for (int partition = 0; partition < tails.size(); partition++) {
                Position position = index.position(partition);
                if (position.isUnknown()) {
                    remaining.lost.add(partition);
                } else if (!position.isExactly(tails.get(partition))) {
                    remaining.behind.add(partition);
                }
            }
            return remaining;
        }

        Map<Integer, Position> next(DocumentIndex index) {
            return behind.stream().limit(PULLS_AT_ONCE).collect(Collectors.toMap(Function.identity(), index::position));
        }

        void lose(int partition) {
            behind.remove(partition);
            lost.add(partition);
        }

        boolean isNothing() {
            return behind.isEmpty() && lost.isEmpty();
        }
    }

    /**
     * Whether a partition had to be rebuilt.
     *
     * @param level done on a thread of the pool as soon as all partitions are level, not after a rebuild
     */
    Uni<Boolean> reach(DocumentIndex index, List<String> tails, Level level) {
        Remaining remaining = Remaining.of(index, tails);
        if (remaining.behind.isEmpty()) {
            return remaining.lost.isEmpty()
                    ? pool.run(() -> level.reached(false)).replaceWith(false)
                    : rebuild(index, remaining.lost).replaceWith(true);
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> pull(index, remaining, level))
                .whilst(pulled -> !remaining.behind.isEmpty())
                .collect()
                .last()
                .flatMap(pulled -> remaining.lost.isEmpty()
                        ? Uni.createFrom().item(false)
                        : rebuild(index, remaining.lost).replaceWith(true));
    }

    private Uni<Boolean> pull(DocumentIndex index, Remaining remaining, Level level) {
        Map<Integer, Position> from = remaining.next(index);
        meters.pulled(from.size());
        return feed.pull(store, from)
                .call(pulls -> paths.reach(pulls.paths()))
                .flatMap(pulls -> pool.run(() -> {
                    pulls.byPartition().forEach((partition, pull) -> apply(index, remaining, partition, pull));
                    if (remaining.isNothing()) {
                        level.reached(true);
                    }
                }))
                .replaceWith(true);
    }

    private static void apply(DocumentIndex index, Remaining remaining, int partition, ChangeFeed.Pull pull) {
        switch (pull) {
            case ChangeFeed.Pull.Page page
            when !hasNothingNew(index.position(partition), page) -> {
                index.apply(partition, page.documents(), page.position());
                if (!page.more()) {
                    remaining.behind.remove(partition);
                }
            }
            case ChangeFeed.Pull.Page nothing -> remaining.lose(partition);
            case ChangeFeed.Pull.Lost lost -> remaining.lose(partition);
        }
    }

    /** Asked only behind a tail: the log ends before it, or the partition was emptied meanwhile. */
    private static boolean hasNothingNew(Position from, ChangeFeed.Pull.Page page) {
        return page.position().at().equals(from.at());
    }

    private Uni<Void> rebuild(DocumentIndex index, Set<Integer> partitions) {
        List<Uni<Void>> rebuilds =
                partitions.stream().map(partition -> rebuild(index, partition)).toList();
        return Uni.join()
                .all(rebuilds)
                .usingConcurrencyOf(REBUILDS_AT_ONCE)
                .andCollectFailures()
                .onFailure()
                .transform(CatchUp::first)
                .replaceWithVoid();
    }

    private static Throwable first(Throwable failures) {
        return failures instanceof CompositeException all ? all.getCauses().getFirst() : failures;
    }

    private enum Step {
        MORE,
        LEVEL,
        LOST
    }

    private Uni<Void> rebuild(DocumentIndex index, int partition) {
        meters.rebuilt();
        Scanning scanning = new Scanning();
        return pool.run(() -> index.forget(partition))
                .chain(paths::reread)
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> scan(index, partition, scanning))
                        .whilst(step -> step == Step.MORE)
                        .collect()
                        .last())
                .flatMap(step -> step == Step.LEVEL
                        ? apply(index, partition, List.of(), scanning.reached(), 0)
                        : Uni.createFrom().voidItem());
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
