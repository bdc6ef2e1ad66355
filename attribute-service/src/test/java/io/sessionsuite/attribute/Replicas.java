package io.sessionsuite.attribute;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import java.net.URI;

/** Two packaged services on one Redis. */
final class Replicas implements AutoCloseable {

    private final ServiceProcess first;
    private final ServiceProcess second;

    private Replicas(ServiceProcess first, ServiceProcess second) {
        this.first = first;
        this.second = second;
    }

    static Replicas on(EmbeddedRedis redis) {
        return new Replicas(one(redis).start(), one(redis).start());
    }

    /** With room for more attributes than by default. */
    static Replicas withRoomFor(int attributes, EmbeddedRedis redis) {
        String limit = Integer.toString(attributes);
        String key = "attribute.limits.attribute-count";
        return new Replicas(
                one(redis).set(key, limit).start(), one(redis).set(key, limit).start());
    }

    static ServiceProcess.Launch one(EmbeddedRedis redis) {
        return ServiceProcess.of("attribute-service").set("quarkus.redis.hosts", redis.uri());
    }

    /** One of the two, in turns. */
    URI of(int turn) {
        return (turn % 2 == 0 ? first : second).uri();
    }

    RawHttp connect(int turn) {
        return new RawHttp(of(turn));
    }

    ServiceProcess first() {
        return first;
    }

    ServiceProcess second() {
        return second;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
