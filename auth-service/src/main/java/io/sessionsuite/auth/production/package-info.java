/** Settings that are checked before the first request: what cannot work, and what must not be in production. */
@NullMarked
package io.sessionsuite.auth.production;

import org.jspecify.annotations.NullMarked;
