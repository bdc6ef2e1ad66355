package io.sessionsuite.acceptance;

import java.net.URI;

/** A running suite. Several replicas of a service take turns, so every scenario crosses them. */
interface Deployment extends AutoCloseable {

    /** The services of the suite. */
    enum Service {
        AUTH("auth-service"),
        ATTRIBUTES("attribute-service"),
        COORDINATION("coordination-service"),
        STORE("store-service");

        private final String module;

        Service(String module) {
            this.module = module;
        }

        String module() {
            return module;
        }
    }

    URI next(Service service);

    String adminPassword();

    /** The token that may do everything below {@code /v1}; empty where everybody may. */
    String consulToken();

    @Override
    void close();
}
