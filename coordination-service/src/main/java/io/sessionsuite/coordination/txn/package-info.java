/** Several operations on one namespace, all or none. */
@NullMarked
package io.sessionsuite.coordination.txn;

import org.jspecify.annotations.NullMarked;
