package io.sessionsuite.acceptance;

import java.net.URI;

/** A running suite. Several replicas of a service take turns, so every scenario crosses them. */
interface Deployment extends AutoCloseable {

    /** The services of the suite. */
    enum Service {
        AUTH,
        ATTRIBUTES
    }

    URI next(Service service);

    String adminPassword();

    @Override
    void close();
}
