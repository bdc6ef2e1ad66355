package io.sessionsuite.auth.origin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Optional;

/** Whose word about a client's address, scheme and host counts. */
@ConfigMapping(prefix = "auth.trusted-proxies")
interface TrustedProxiesConfig {

    /** Addresses and networks of the proxies in front; absent: nobody's. */
    @WithParentName
    Optional<List<String>> networks();
}
