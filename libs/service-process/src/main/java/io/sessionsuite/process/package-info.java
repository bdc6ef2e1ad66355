/** Packaged services as processes, for tests that need replicas, restarts and sudden deaths. */
@NullMarked
package io.sessionsuite.process;

import org.jspecify.annotations.NullMarked;
