/** What a query answers: JSON, CSV and NDJSON streams, projection, cursors. */
@NullMarked
package io.sessionsuite.store.answer;

import org.jspecify.annotations.NullMarked;
