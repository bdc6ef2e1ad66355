package io.sessionsuite.load;

import java.net.URI;
import java.util.List;

/**
 * One side of a scenario.
 *
 * @param pids the processes whose CPU time counts: the service and its store; empty where they are out of reach
 */
record Contender(String name, URI uri, List<Long> pids, Turns turns) {}
