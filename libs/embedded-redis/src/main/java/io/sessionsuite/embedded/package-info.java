/**
 * Starts and stops real Redis server processes on loopback: for tests, for development, and for the one-process suite.
 *
 * <p>{@link io.sessionsuite.embedded.EmbeddedRedis} is one server,
 * {@link io.sessionsuite.embedded.EmbeddedRedisCluster} a small Redis Cluster,
 * {@link io.sessionsuite.embedded.EmbeddedRedisResource} the one server that all Quarkus tests of a JVM share.
 */
@NullMarked
package io.sessionsuite.embedded;

import org.jspecify.annotations.NullMarked;
