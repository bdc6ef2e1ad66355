/** Checks as lists: of a node, of a service, in a state. */
@NullMarked
package io.sessionsuite.coordination.health;

import org.jspecify.annotations.NullMarked;
