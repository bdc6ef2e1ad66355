/** Who calls, with which rights, and the order of checks before a request is looked at. */
@NullMarked
package io.sessionsuite.store.caller;

import org.jspecify.annotations.NullMarked;
