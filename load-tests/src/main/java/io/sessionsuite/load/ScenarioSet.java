package io.sessionsuite.load;

import java.util.List;

/** The scenarios of one subject. */
interface ScenarioSet extends AutoCloseable {

    List<String> names();

    /** Starts and fills what the scenarios need. */
    List<Scenario> prepare(Ground ground);

    @Override
    default void close() {}
}
