/** Access rules as policies state them: reading their text, merging them, and finding the one that decides. No I/O. */
@NullMarked
package io.sessionsuite.coordination.acl.rules;

import org.jspecify.annotations.NullMarked;
