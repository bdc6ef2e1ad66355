/**
 * TTL sessions, locks and the key-value store around them, in the dialect of Consul's HTTP API. Every namespace is one
 * hash tag and one linearizable unit; a change is one script and one index.
 */
@NullMarked
package io.sessionsuite.coordination;

import org.jspecify.annotations.NullMarked;
