/**
 * JSON of request bodies, read as Go's decoder does: names in any case, null means absent, only the first value counts.
 */
@NullMarked
package io.sessionsuite.coordination.json;

import org.jspecify.annotations.NullMarked;
