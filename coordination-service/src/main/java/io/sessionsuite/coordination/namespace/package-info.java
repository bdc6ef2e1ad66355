/** Namespaces of one datacenter: their names, what a request may say about them, and which ones there are. */
@NullMarked
package io.sessionsuite.coordination.namespace;

import org.jspecify.annotations.NullMarked;
