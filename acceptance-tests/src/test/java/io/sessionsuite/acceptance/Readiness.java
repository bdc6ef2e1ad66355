package io.sessionsuite.acceptance;

import static org.awaitility.Awaitility.await;

import io.sessionsuite.process.ServiceProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits as a load balancer would: until the process says it is ready. */
final class Readiness {

    private Readiness() {}

    static ServiceProcess of(ServiceProcess process) {
        URI ready = process.management().resolve("/q/health/ready");
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> status(ready) == 200);
        return process;
    }

    private static int status(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
