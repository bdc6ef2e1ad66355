/** The query language: Solr's standard syntax to an abstract syntax tree, values, date math, sort. Knows no Lucene. */
@NullMarked
package io.sessionsuite.store.query;

import org.jspecify.annotations.NullMarked;
