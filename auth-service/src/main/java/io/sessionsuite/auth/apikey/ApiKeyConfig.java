package io.sessionsuite.auth.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** API keys. */
@ConfigMapping(prefix = "auth.api-key")
public interface ApiKeyConfig {

    /** Whether {@code ?apiKey=} is a credential. */
    @WithDefault("true")
    boolean allowQuery();
}
