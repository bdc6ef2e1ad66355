package io.sessionsuite.coordination.kv;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the key-value store. */
@ConfigMapping(prefix = "coordination.kv")
public interface KvSettings {

    /** Bytes of a value, inclusive. */
    @WithDefault("524288")
    int maxValueSize();

    /** Entries one recursive read or delete, list or transaction may touch. */
    @WithDefault("100000")
    int maxListEntries();

    /** Whether any printable key is taken. */
    @WithDefault("false")
    boolean disableKeyValidation();

    /** How long a deletion counts in the index of a prefix. */
    @WithDefault("15m")
    Duration tombstoneTtl();
}
