/** All services and an embedded Redis in one JVM. */
@NullMarked
package io.sessionsuite.allinone;

import org.jspecify.annotations.NullMarked;
