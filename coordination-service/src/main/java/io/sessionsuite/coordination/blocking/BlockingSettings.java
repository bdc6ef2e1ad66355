package io.sessionsuite.coordination.blocking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reads wait. */
@ConfigMapping(prefix = "coordination.blocking")
public interface BlockingSettings {

    /** How long a read waits that does not say. */
    @WithDefault("5m")
    Duration defaultWait();

    /** The longest a read may wait. */
    @WithDefault("10m")
    Duration maxWait();

    /** How long parked reads outlast an outage of Redis. */
    @WithDefault("7s")
    Duration outageHold();

    /** Parked reads of this replica; one more is refused. */
    @WithDefault("100000")
    int maxParked();

    /** Namespaces with parked reads, each followed on a connection of its own; reads in one more are refused. */
    @WithDefault("256")
    int maxNamespaces();

    /** Over how much time parked reads are answered when this replica stops. */
    @WithDefault("3s")
    Duration drainTime();
}
