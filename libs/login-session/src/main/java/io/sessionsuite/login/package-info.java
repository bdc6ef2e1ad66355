/** The login session in Redis: its keys, its scripts, its token, and who is calling. */
@NullMarked
package io.sessionsuite.login;

import org.jspecify.annotations.NullMarked;
