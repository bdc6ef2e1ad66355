package io.sessionsuite.acceptance;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two replicas of each service on one Redis. */
final class Fleet implements Deployment {

    private static final String ADMIN_PASSWORD = "correct horse 9";

    private final String redisHosts;
    private final String clientType;
    private final AtomicInteger turn = new AtomicInteger();
    final List<ServiceProcess> auth;
    final List<ServiceProcess> attributes;

    Fleet(EmbeddedRedis redis) {
        this(redis.uri(), "standalone");
    }

    Fleet(String redisHosts, String clientType) {
        this.redisHosts = redisHosts;
        this.clientType = clientType;
        this.auth = List.of(start("auth-service"), start("auth-service"));
        this.attributes = List.of(start("attribute-service"), start("attribute-service"));
    }

    ServiceProcess start(String module) {
        return Readiness.of(ServiceProcess.of(module)
                .set("quarkus.redis.hosts", redisHosts)
                .set("quarkus.redis.auth.client-type", clientType)
                .set("quarkus.redis.attribute.client-type", clientType)
                .environment("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD)
                .start());
    }

    @Override
    public URI next(Service service) {
        List<ServiceProcess> replicas = (service == Service.AUTH ? auth : attributes)
                .stream().filter(ServiceProcess::isAlive).toList();
        return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()))
                .uri();
    }

    @Override
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    @Override
    public void close() {
        auth.forEach(ServiceProcess::close);
        attributes.forEach(ServiceProcess::close);
    }
}
