/** Starts and stops a real Redis server process on loopback. */
@NullMarked
package io.sessionsuite.embedded;

import org.jspecify.annotations.NullMarked;
