/**
 * Reads a request body under a limit and decodes what callers send as name/value pairs: url-encoded text, query
 * strings, multipart forms. Nothing is answered here: every refusal is a
 * {@link io.sessionsuite.body.RequestBodyException} that the service words in its own dialect.
 */
@NullMarked
package io.sessionsuite.body;

import org.jspecify.annotations.NullMarked;
