package io.sessionsuite.load;

import java.net.URI;
import java.util.function.LongFunction;

/**
 * Where a scenario's shots go.
 *
 * @param pid the process whose CPU time is counted
 * @param shots the shot of that number; numbers count up over all connections
 */
record Target(URI uri, long pid, LongFunction<Shot> shots) {}
