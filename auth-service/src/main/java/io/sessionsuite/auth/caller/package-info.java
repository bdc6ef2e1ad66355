/** Who is calling: each dialect's credentials, in its order of precedence, and what paths they may use. */
@NullMarked
package io.sessionsuite.auth.caller;

import org.jspecify.annotations.NullMarked;
