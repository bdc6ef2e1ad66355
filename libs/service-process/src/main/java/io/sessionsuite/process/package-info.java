/**
 * Packaged services as processes, for tests that need replicas, restarts and sudden deaths; a client that tidies
 * nothing up.
 */
@NullMarked
package io.sessionsuite.process;

import org.jspecify.annotations.NullMarked;
