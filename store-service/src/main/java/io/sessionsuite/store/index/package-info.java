/** The index of a store on this replica, and the read cycle that keeps it level with Redis. Alone knows Lucene. */
@NullMarked
package io.sessionsuite.store.index;

import org.jspecify.annotations.NullMarked;
