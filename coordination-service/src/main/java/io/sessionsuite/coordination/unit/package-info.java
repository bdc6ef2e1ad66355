/**
 * One namespace in Redis: its keys, all with one hash tag, and calls of scripts on them. A namespace is there from its
 * first write: {@link io.sessionsuite.coordination.unit.Units#writing} sees to its own node. A script that meets a
 * session past its deadline answers {@code OVERDUE}; the call ends those sessions and asks again.
 */
@NullMarked
package io.sessionsuite.coordination.unit;

import org.jspecify.annotations.NullMarked;
