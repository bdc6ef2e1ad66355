package io.sessionsuite.coordination.blocking;

import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.testing.ConsulApi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Lets a test wait until its reads are parked, so that what it does next has to wake them. */
@Singleton
public class ParkedReads {

    private final Registry registry;

    @Inject
    ParkedReads(Registry registry) {
        this.registry = registry;
    }

    /** Comes back when so many reads in the namespace of {@code api} are parked. */
    public void await(ConsulApi api, int count) {
        Namespace namespace = Namespace.of(api.namespace());
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(10))
                .until(() -> registry.parked(namespace).size() == count);
    }
}
