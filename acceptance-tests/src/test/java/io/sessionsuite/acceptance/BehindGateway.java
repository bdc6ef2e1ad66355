package io.sessionsuite.acceptance;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process of each service behind one nginx, as containers run it. */
final class BehindGateway implements Deployment {

    static final String MANAGEMENT_TOKEN = "9d1c0c58-7f0e-4c39-9f3f-6d1a3c1c0f51";
    private static final String ADMIN_PASSWORD = "correct horse 9";
    private static final Map<String, String> MODULES = Map.of(
            "AUTH_SERVICE", "auth-service",
            "ATTRIBUTE_SERVICE", "attribute-service",
            "COORDINATION_SERVICE", "coordination-service",
            "STORE_SERVICE", "store-service");

    private final List<ServiceProcess> services;
    private final Gateway gateway;

    BehindGateway(EmbeddedRedis redis, Path run) {
        Map<String, ServiceProcess> started = new LinkedHashMap<>();
        MODULES.forEach((variable, module) -> started.put(variable, start(module, redis)));
        Map<String, String> environment = new LinkedHashMap<>();
        started.forEach((variable, service) ->
                environment.put(variable, "127.0.0.1:" + service.uri().getPort()));
        services = List.copyOf(started.values());
        gateway = new Gateway(run, environment);
    }

    private static ServiceProcess start(String module, EmbeddedRedis redis) {
        return Readiness.of(ServiceProcess.of(module)
                .set("quarkus.redis.hosts", redis.uri())
                .environment("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD)
                .environment("AUTH_TRUSTED_PROXIES", "127.0.0.1/32")
                .environment("ATTRIBUTE_TRUSTED_PROXIES", "127.0.0.1/32")
                .environment("STORE_TRUSTED_PROXIES", "127.0.0.1/32")
                .environment("COORDINATION_ACL_MANAGEMENT_TOKEN", MANAGEMENT_TOKEN)
                .start());
    }

    Gateway gateway() {
        return gateway;
    }

    @Override
    public URI next(Service service) {
        return gateway.uri();
    }

    @Override
    public String consulToken() {
        return MANAGEMENT_TOKEN;
    }

    @Override
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    @Override
    public void close() {
        gateway.close();
        services.forEach(ServiceProcess::close);
    }
}
