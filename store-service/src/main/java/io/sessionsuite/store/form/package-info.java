/** Request parameters: url-encoded, multipart, JSON and query string, decoded alike. */
@NullMarked
package io.sessionsuite.store.form;

import org.jspecify.annotations.NullMarked;
