/** The health page of the API and readiness. */
@NullMarked
package io.sessionsuite.store.health;

import org.jspecify.annotations.NullMarked;
