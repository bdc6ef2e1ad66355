/** Solr in one process behind the same kind of HTTP shell as store-service, to be measured beside it. */
@NullMarked
package io.sessionsuite.peer;

import org.jspecify.annotations.NullMarked;
