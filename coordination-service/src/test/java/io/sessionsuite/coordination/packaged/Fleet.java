package io.sessionsuite.coordination.packaged;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Packaged replicas on a Redis of their own. */
final class Fleet implements AutoCloseable {

    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final Map<String, String> settings;
    private final List<ServiceProcess> replicas = new CopyOnWriteArrayList<>();

    private Fleet(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Short TTLs are allowed; what {@code settings} say wins. */
    static Fleet of(int replicas, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "coordination.acl.default-policy", "allow",
                "coordination.session.ttl-min", "100ms",
                "quarkus.shutdown.timeout", "10s"));
        all.putAll(settings);
        Fleet fleet = new Fleet(all);
        for (int i = 0; i < replicas; i++) {
            fleet.replicas.add(fleet.start());
        }
        return fleet;
    }

    EmbeddedRedis redis() {
        return redis;
    }

    Replica replica(int number) {
        return new Replica(replicas.get(number).uri(), "");
    }

    /** One address for all replicas. */
    RoundRobin balanced() {
        return new RoundRobin(() -> replicas.stream()
                .filter(ServiceProcess::isAlive)
                .map(ServiceProcess::uri)
                .toList());
    }

    ServiceProcess process(int number) {
        return replicas.get(number);
    }

    /** Starts a new process in the place of one that is gone. */
    void startAgain(int number) {
        replicas.set(number, start());
    }

    private ServiceProcess start() {
        ServiceProcess.Launch launch =
                ServiceProcess.of("coordination-service").set("quarkus.redis.hosts", redis.uri());
        settings.forEach(launch::set);
        return launch.start();
    }

    @Override
    public void close() {
        replicas.stream().filter(ServiceProcess::isAlive).forEach(ServiceProcess::kill);
        redis.close();
    }
}
