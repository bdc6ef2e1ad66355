/** How the session cookies are set and cleared; the same token under two names (auth 3.4). Knows no Redis. */
@NullMarked
package io.sessionsuite.auth.cookie;

import org.jspecify.annotations.NullMarked;
