package io.sessionsuite.auth.packaged;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.process.ServiceProcess.Launch;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Starts packaged auth-services in the production profile. */
final class Suite {

    static final String ADMIN_PASSWORD = "the first of administrators";

    private Suite() {}

    /** With the administrator's password from the environment. */
    static Launch launch(EmbeddedRedis redis) {
        return bare(redis).environment("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD);
    }

    static Launch bare(EmbeddedRedis redis) {
        return ServiceProcess.of("auth-service").set("quarkus.redis.hosts", redis.uri());
    }

    static ServiceProcess start(EmbeddedRedis redis) {
        ServiceProcess service = launch(redis).start();
        awaitReady(service);
        return service;
    }

    static void awaitReady(ServiceProcess service) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> readiness(service).statusCode() == 200);
    }

    static HttpResponse<String> readiness(ServiceProcess service) {
        return management(service).get("/q/health/ready");
    }

    static RemoteClient management(ServiceProcess service) {
        URI management = service.management();
        return new RemoteClient(management, List.of());
    }

    static RemoteClient admin(ServiceProcess service) {
        return RemoteClient.of(service).basic("admin", ADMIN_PASSWORD);
    }
}
