package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Runs transactions. */
interface TxnStore {

    /** All operations in their order with one index, or none. Each sees what those before it did. */
    Uni<TxnOutcome> run(Namespace namespace, List<Judged> operations);
}
