package io.sessionsuite.store.index;

/**
 * One look at Redis.
 *
 * @param now its clock, epoch milliseconds
 * @param epoch of the registry
 */
public record Moment(long now, long epoch) {}
