package io.sessionsuite.auth.m1;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The MinusOneDB dialect (auth 1.6). */
@ConfigMapping(prefix = "auth.m1")
interface M1Config {

    /** Where its users live. */
    @WithDefault("native")
    String realm();

    /** Life of a token that asks for none; the system parameter {@code token-expire-ms} comes first. */
    @WithDefault("24h")
    Duration tokenLifetime();

    /** Only the statuses the vendor documents: 2xx, 401, 403, 500. */
    @WithDefault("false")
    boolean documentedStatuses();

    /** Whether a user's own new password needs the current one, as {@code currentPassword}. */
    @WithDefault("false")
    boolean requireCurrentPassword();
}
