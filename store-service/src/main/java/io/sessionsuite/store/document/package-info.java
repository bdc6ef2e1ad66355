/** Documents as the bytes that came: identity, update operations, merge, enrichment, and their keeping in Redis. */
@NullMarked
package io.sessionsuite.store.document;

import org.jspecify.annotations.NullMarked;
