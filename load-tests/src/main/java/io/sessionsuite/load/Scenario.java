package io.sessionsuite.load;

import java.util.List;

/**
 * A hot path of a service beside others that do alike.
 *
 * @param contenders the service first, then what it is compared with
 */
record Scenario(String name, List<Contender> contenders) {}
