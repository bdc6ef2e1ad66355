/** Health checks: what they are made of, how bodies give them, how answers show them. */
@NullMarked
package io.sessionsuite.coordination.check;

import org.jspecify.annotations.NullMarked;
