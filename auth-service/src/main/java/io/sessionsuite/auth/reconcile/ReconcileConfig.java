package io.sessionsuite.auth.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes of the directory reach the logins concerned. */
@ConfigMapping(prefix = "auth.reconcile")
public interface ReconcileConfig {

    /** How often this replica looks for changes to finish. */
    @WithDefault("1s")
    Duration interval();

    /** How long a replica that took one on may be silent before another does. */
    @WithDefault("30s")
    Duration lease();
}
