/** The suite from outside: plain HTTP against the packaged services, as clients meet it. */
@NullMarked
package io.sessionsuite.acceptance;

import org.jspecify.annotations.NullMarked;
