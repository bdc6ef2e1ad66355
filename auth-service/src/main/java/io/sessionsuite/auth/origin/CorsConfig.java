package io.sessionsuite.auth.origin;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Foreign pages that may use this service. */
@ConfigMapping(prefix = "auth.cors")
interface CorsConfig {

    /** Exact origins, {@code scheme://host[:port]}; {@code *} stops the start. */
    Optional<List<String>> origins();
}
