/** Reads a request body under a limit and decodes url-encoded forms. */
@NullMarked
package io.sessionsuite.body;

import org.jspecify.annotations.NullMarked;
