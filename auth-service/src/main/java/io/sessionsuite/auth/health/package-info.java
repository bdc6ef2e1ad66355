/** Whether this service may be sent requests. */
@NullMarked
package io.sessionsuite.auth.health;

import org.jspecify.annotations.NullMarked;
