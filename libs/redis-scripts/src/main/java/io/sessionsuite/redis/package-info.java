/** Lua scripts as resources, run with one deadline and one outcome model over a few multiplexed Redis connections. */
@NullMarked
package io.sessionsuite.redis;

import org.jspecify.annotations.NullMarked;
