package io.sessionsuite.auth.origin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Optional;

/** Under which origins browsers know this service. */
@ConfigMapping(prefix = "auth.public-origins")
interface PublicOriginsConfig {

    /** Exact origins; absent: the scheme and host each request came for. */
    @WithParentName
    Optional<List<String>> origins();
}
