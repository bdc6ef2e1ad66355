/** Solr in a process of its own, as the measure of store-service's query language. */
@NullMarked
package io.sessionsuite.oracle;

import org.jspecify.annotations.NullMarked;
