package io.sessionsuite.coordination.session;

import java.time.Duration;
import java.util.List;

/**
 * A session to be created.
 *
 * @param id UUID in lower case
 * @param node in lower case
 * @param checks ids as given
 * @param life zero for none
 * @param members its JSON up to the indexes
 */
record NewSession(
        String id,
        String node,
        List<String> checks,
        Duration life,
        long lockDelayMillis,
        Behavior behavior,
        String members) {}
