/** The stores there are: names, immutable settings per generation, where a document lives, and their administration. */
@NullMarked
package io.sessionsuite.store.registry;

import org.jspecify.annotations.NullMarked;
