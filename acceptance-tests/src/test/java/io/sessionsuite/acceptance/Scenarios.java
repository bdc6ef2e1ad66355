package io.sessionsuite.acceptance;

/** What scenarios run against: a deployment, and users in it. */
public interface Scenarios {

    /** The same for all scenarios of a class. */
    Deployment deployment();

    /** Users of this run. */
    People people();
}
