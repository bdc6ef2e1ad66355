package io.sessionsuite.coordination.session;

import java.util.List;

/**
 * Sessions of one namespace.
 *
 * @param changes how often its table of sessions has changed
 */
record Listing(List<Session> sessions, long changes) {}
