package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.Store;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The change logs of the stores, and what replicas tell each other about them (store 7, 8). */
interface ChangeFeed {

    /** The newest entry of every partition, then the moment: whoever asked before has all it may expect up to there. */
    Uni<Look> look(Store store);

    /** The clock and the registry's epoch alone. */
    Uni<Moment> moment();

    /** The newest entries of all partitions of these stores. */
    Uni<Map<Store, List<String>>> tails(Collection<Store> stores);

    /** What changed since in each of these partitions, and then the number of the store's paths. */
    Uni<Pulls> pull(Store store, Map<Integer, Position> from);

    /**
     * A page of all documents.
     *
     * @param after the page before; {@link Scan.Page#FIRST} to begin
     */
    Uni<Scan> scan(Store store, int partition, Scan.Page after);

    /** The paths of the store that are indexed. */
    Uni<List<String>> admittedPaths(Store store);

    /** Notes how far this replica is and drops what no live replica needs; the number of entries dropped. */
    Uni<Long> report(Store store, int partition, String replica, String position);

    /** Notes that this replica lives, and forgets those silent for long. */
    Uni<Void> alive(String replica);

    /** @param tails the newest entry by partition, {@code 0-0} for none */
    record Look(List<String> tails, Moment moment) {}

    /**
     * Result of {@link #pull}.
     *
     * @param paths how many paths of the store were admitted by then, those of these documents among them
     */
    record Pulls(Map<Integer, Pull> byPartition, long paths) {}

    /** What one partition gave. */
    sealed interface Pull {

        /** @param more whether the reply was cut short */
        record Page(boolean more, Position position, List<StoredDocument> documents) implements Pull {}

        /** The log no longer holds the position: trimmed, or of another history. */
        record Lost() implements Pull {}
    }

    /** Result of {@link #scan}. */
    sealed interface Scan {

        /**
         * @param cursor of the next page, {@code 0} at the end
         * @param tail newest entry as of this page
         * @param run the Redis process that gave the cursor
         * @param paths as with a pull
         */
        record Page(String cursor, String tail, String run, List<StoredDocument> documents, long paths)
                implements Scan {

            /** Before the first page. */
            static final Page FIRST = new Page("0", "", "", List.of(), 0);

            boolean isLast() {
                return cursor.equals("0");
            }
        }

        /** The pages so far make no whole: begin anew. */
        record Lost() implements Scan {}
    }
}
