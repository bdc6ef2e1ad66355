/**
 * All services and a real Redis in one JVM: the newcomer's first run. Adds no logic to the services; owns only the life
 * of the Redis process.
 */
@NullMarked
package io.sessionsuite.allinone;

import org.jspecify.annotations.NullMarked;
