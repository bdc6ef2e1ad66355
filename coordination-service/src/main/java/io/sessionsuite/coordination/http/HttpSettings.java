package io.sessionsuite.coordination.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How {@code /v1} answers. */
@ConfigMapping(prefix = "coordination.http")
public interface HttpSettings {

    /** Headers added to every answer. */
    Map<String, String> responseHeaders();

    /** Prefixes of paths that are refused with 403. */
    Optional<List<String>> blockEndpoints();

    /** Networks (CIDR) from which PUT and DELETE are taken; none means all. */
    Optional<List<String>> allowWriteFrom();

    /** Whether paths may hold characters that cannot be printed. */
    @WithDefault("false")
    boolean disableUnprintableCharFilter();

    /** Whether answers say that addresses are translated. */
    @WithDefault("false")
    boolean translateWanAddrs();

    /** Connections of one address; one more is answered with 429. 0 means no limit. */
    @WithDefault("0")
    int maxConnectionsPerClient();
}
