/**
 * Document session stores with Solr-syntax queries over HTTP. Redis holds the documents of a store, cut into partitions
 * of one hash tag each; every replica keeps a disposable index fed from the partitions' change logs. A query sees every
 * change that was acknowledged before it began, on every replica.
 */
@NullMarked
package io.sessionsuite.store;

import org.jspecify.annotations.NullMarked;
