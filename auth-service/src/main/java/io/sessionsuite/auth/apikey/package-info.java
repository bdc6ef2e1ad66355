/** Keys for machines: login records without a user, indexed in {@code api-keys:}. */
@NullMarked
package io.sessionsuite.auth.apikey;

import org.jspecify.annotations.NullMarked;
