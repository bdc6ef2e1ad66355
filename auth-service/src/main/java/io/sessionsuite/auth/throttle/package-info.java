/**
 * One brake over all doors, counted before the password is looked at; keys {@code throttle:}, {@code known:},
 * {@code guess:}.
 */
@NullMarked
package io.sessionsuite.auth.throttle;

import org.jspecify.annotations.NullMarked;
