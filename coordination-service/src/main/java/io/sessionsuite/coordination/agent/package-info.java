/** The agent all replicas are together: what it says of itself, and its own checks. */
@NullMarked
package io.sessionsuite.coordination.agent;

import org.jspecify.annotations.NullMarked;
