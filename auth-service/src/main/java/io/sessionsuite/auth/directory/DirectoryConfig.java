package io.sessionsuite.auth.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this replica keeps up with roles and realms. */
@ConfigMapping(prefix = "auth.directory")
public interface DirectoryConfig {

    /** How often the version is asked for; 50 ms to 500 ms, so that a narrowed permission bites within a second. */
    @WithDefault("500ms")
    Duration refreshInterval();
}
