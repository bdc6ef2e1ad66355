/**
 * Password hashes and rules: argon2id off the event loop on a bounded pool; imported hashes are verified and replaced.
 */
@NullMarked
package io.sessionsuite.auth.password;

import org.jspecify.annotations.NullMarked;
