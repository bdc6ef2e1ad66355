package io.sessionsuite.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many wrong passwords are borne, over all doors together. */
@ConfigMapping(prefix = "auth.throttle")
public interface ThrottleConfig {

    /** Failures of one user from one address before the pair is blocked. */
    @WithDefault("5")
    int pairFailures();

    /** The pair's first block; each further failure doubles it. */
    @WithDefault("30s")
    Duration pairBlock();

    /** The pair's longest block. */
    @WithDefault("1h")
    Duration pairBlockMax();

    /** The pair's failures are forgotten this long after the last one. */
    @WithDefault("24h")
    Duration pairMemory();

    /** Failures from one address in a window before it is blocked until the window ends. */
    @WithDefault("30")
    int addressFailures();

    /** That window. */
    @WithDefault("60s")
    Duration addressWindow();

    /** Failures of one user in a row before addresses he never logged in from get few tries. */
    @WithDefault("100")
    int userFailures();

    /** One try per this much time then. */
    @WithDefault("15m")
    Duration userInterval();

    /** How long an attempt waits for others under way. */
    @WithDefault("5s")
    Duration busyTimeout();

    /** Unknown tokens from one address in a minute before that is an audit event. */
    @WithDefault("30")
    int guessReport();

    /** Unknown tokens from one address in a minute before further ones are refused with 429. */
    @WithDefault("300")
    int guessLimit();
}
