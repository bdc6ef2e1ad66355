package io.sessionsuite.acceptance;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Two replicas of each of some services on one Redis. */
final class Fleet implements Deployment {

    private static final String ADMIN_PASSWORD = "correct horse 9";
    private static final List<String> CLIENTS =
            List.of("auth", "attribute", "coordination", "coordination-stream", "store");

    private final String redisHosts;
    private final String clientType;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Service, List<ServiceProcess>> replicas = new EnumMap<>(Service.class);

    Fleet(EmbeddedRedis redis, Service... services) {
        this(redis.uri(), "standalone", services);
    }

    Fleet(String redisHosts, String clientType, Service... services) {
        this.redisHosts = redisHosts;
        this.clientType = clientType;
        for (Service service : services) {
            replicas.put(service, List.of(start(service), start(service)));
        }
    }

    private ServiceProcess start(Service service) {
        ServiceProcess.Launch launch = ServiceProcess.of(service.module())
                .set("quarkus.redis.hosts", redisHosts)
                .set("coordination.acl.default-policy", "allow")
                .environment("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD);
        CLIENTS.forEach(client -> launch.set("quarkus.redis." + client + ".client-type", clientType));
        return Readiness.of(launch.start());
    }

    List<ServiceProcess> of(Service service) {
        return replicas.getOrDefault(service, List.of());
    }

    /** The replicas of a service that run. */
    Stream<ServiceProcess> alive(Service service) {
        return of(service).stream().filter(ServiceProcess::isAlive);
    }

    @Override
    public URI next(Service service) {
        List<ServiceProcess> alive = alive(service).toList();
        return alive.get(Math.floorMod(turn.getAndIncrement(), alive.size())).uri();
    }

    @Override
    public String consulToken() {
        return "";
    }

    @Override
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    @Override
    public void close() {
        replicas.values().stream().flatMap(List::stream).forEach(ServiceProcess::close);
    }
}
