package io.sessionsuite.acceptance;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;

/**
 * The scenarios against a suite behind one address: {@code ./dev acceptance URL}, with {@code AUTH_ADMIN_PASSWORD} and
 * {@code COORDINATION_ACL_MANAGEMENT_TOKEN} of that suite in the environment.
 */
class AnySuite implements SuiteScenarios {

    private static Address suite;
    private static People people;

    @BeforeAll
    static void start() {
        suite = new Address(
                URI.create(System.getProperty("acceptance.url")),
                System.getenv("AUTH_ADMIN_PASSWORD"),
                System.getenv().getOrDefault("COORDINATION_ACL_MANAGEMENT_TOKEN", ""));
        people = new People(suite);
    }

    @Override
    public Deployment deployment() {
        return suite;
    }

    @Override
    public People people() {
        return people;
    }

    private record Address(URI uri, String adminPassword, String consulToken) implements Deployment {

        @Override
        public URI next(Service service) {
            return uri;
        }

        @Override
        public void close() {
            // It runs on.
        }
    }
}
