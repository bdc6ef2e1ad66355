package io.sessionsuite.auth.fusion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How API keys may travel. */
@ConfigMapping(prefix = "auth.api-key")
interface ApiKeyCarrierConfig {

    /** Whether the documented query parameter {@code apiKey} is a credential; URLs end up in logs of proxies. */
    @WithDefault("true")
    boolean allowQuery();
}
