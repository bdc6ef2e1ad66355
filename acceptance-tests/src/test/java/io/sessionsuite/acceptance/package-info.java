/** Black-box scenarios over HTTP against a running suite. */
@NullMarked
package io.sessionsuite.acceptance;

import org.jspecify.annotations.NullMarked;
