/**
 * Access tokens at {@code /oauth2}: made from a name and password, of fixed life, revocable (auth 1.2 E5, E6). A token
 * is a login record of kind bearer; this package owns no key.
 */
@NullMarked
package io.sessionsuite.auth.oauth;

import org.jspecify.annotations.NullMarked;
