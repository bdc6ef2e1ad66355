/** JSON as the bytes that came: a strict check of the syntax, and values as slices that are never written anew. */
@NullMarked
package io.sessionsuite.store.json;

import org.jspecify.annotations.NullMarked;
