/** Login, realms, users, roles, API keys and tokens. */
@NullMarked
package io.sessionsuite.auth;

import org.jspecify.annotations.NullMarked;
