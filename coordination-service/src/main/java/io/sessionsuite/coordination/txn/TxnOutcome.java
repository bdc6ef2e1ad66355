package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.catalog.NodeRecord;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.kv.Entry;
import java.util.List;

/** What became of a transaction. */
sealed interface TxnOutcome {

    /**
     * All of it happened.
     *
     * @param index of the change; 0 if nothing changed
     */
    record Done(long index, List<Result> results) implements TxnOutcome {}

    /** Nothing of it happened. */
    record Failed(List<Problem> problems) implements TxnOutcome {}

    /** Why an operation failed. */
    record Problem(int operation, String text) {}

    /** What an operation gives back. */
    sealed interface Result {

        /** A key. */
        record OfKey(Entry entry, boolean withValue) implements Result {}

        /** A node. */
        record OfNode(NodeRecord node) implements Result {}

        /** A check. */
        record OfCheck(CheckRecord check) implements Result {}
    }
}
