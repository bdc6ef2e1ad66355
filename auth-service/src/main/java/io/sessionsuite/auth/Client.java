package io.sessionsuite.auth;

/**
 * Where a request came from, as throttle, records and audit see it.
 *
 * @param address canonical address, forwarded headers judged
 * @param agent the User-Agent header, empty without one
 */
public record Client(String address, String agent) {}
