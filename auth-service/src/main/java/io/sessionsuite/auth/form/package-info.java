/**
 * The form login in the manner of M/Monit: login page, {@code z_security_check}, logout (auth 1.5, 3.5). Owns
 * {@code prelogin-rate:}; records are the login session's. A login never leaves a token that was known before it to a
 * browser.
 */
@NullMarked
package io.sessionsuite.auth.form;

import org.jspecify.annotations.NullMarked;
