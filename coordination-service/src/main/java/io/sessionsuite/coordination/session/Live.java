package io.sessionsuite.coordination.session;

/** A session found alive. */
record Live(Session session, Expiry expiry) {}
