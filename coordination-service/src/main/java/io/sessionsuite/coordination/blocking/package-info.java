/**
 * Reads that wait for a change. A parked request is an entry in a registry; one connection a namespace follows the
 * change stream and wakes exactly those whose subject an entry names. The stream is a hint: who is woken reads again.
 */
@NullMarked
package io.sessionsuite.coordination.blocking;

import org.jspecify.annotations.NullMarked;
