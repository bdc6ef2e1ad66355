package io.sessionsuite.auth.bootstrap;

import java.time.Instant;

/** When the system got its first administrator, and by which layout of data. */
public record Initialisation(String version, Instant initializedAt) {}
