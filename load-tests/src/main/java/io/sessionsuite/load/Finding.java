package io.sessionsuite.load;

/** One figure of an experiment that is no race: its subject, what was measured, and the goal it is held against. */
record Finding(String experiment, String figure, String measured, String goal) {}
