package io.sessionsuite.coordination.txn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of transactions. */
@ConfigMapping(prefix = "coordination.txn")
public interface TxnSettings {

    /** Bytes of a body; the larger of this and {@code coordination.kv.max-value-size} counts. */
    @WithDefault("524288")
    int maxRequestLength();

    /** Operations of one transaction. */
    @WithDefault("128")
    int maxOperations();
}
