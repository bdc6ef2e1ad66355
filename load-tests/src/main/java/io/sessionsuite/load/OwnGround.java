package io.sessionsuite.load;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Services and bare endpoint as processes on one Redis with {@code appendfsync always}, each started when first needed.
 */
final class OwnGround implements Ground {

    /** Live sessions of each side. */
    static final int LOGINS = 1_000;

    /** The generator's connections stand for as many addresses: one's share of attempts is not what is measured. */
    private static final String CONNECTIONS = Integer.toString(Turns.MOST_CONNECTIONS);

    private static final String ADMIN_PASSWORD = "a long passphrase for load 1";

    private final Vertx vertx;
    private final EmbeddedRedis redis = EmbeddedRedis.builder().start();
    private final Map<String, ServiceProcess> processes = new HashMap<>();
    private @Nullable List<String> logins;

    OwnGround(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public URI uri(String service) {
        return process(service).uri();
    }

    @Override
    public List<Long> pids(String service) {
        return List.of(process(service).pid(), redis.pid());
    }

    @Override
    public Optional<Contender> bare(Turns turns) {
        ServiceProcess bare = process("load-tests");
        return Optional.of(new Contender("bare endpoint", bare.uri(), List.of(bare.pid(), redis.pid()), turns));
    }

    @Override
    public List<String> logins() {
        if (logins == null) {
            logins = RedisSessions.make(vertx, redis, LOGINS).stream()
                    .map(LoginToken::text)
                    .toList();
        }
        return logins;
    }

    @Override
    public List<String> users() {
        try (Setup setup = new Setup(uri("auth-service"))) {
            return Accounts.make(setup, ADMIN_PASSWORD).names();
        }
    }

    @Override
    public boolean hasPeers() {
        return true;
    }

    @Override
    public String consulToken() {
        return "";
    }

    @Override
    public String storeToken() {
        return RedisSessions.makeStoreToken(vertx, redis).text();
    }

    @Override
    public Optional<String> redisUri() {
        return Optional.of(redis.uri());
    }

    @Override
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    @Override
    public ServiceProcess process(String module) {
        return processes.computeIfAbsent(module, name -> ServiceProcess.of(name)
                .forLoad()
                .set("quarkus.redis.hosts", redis.uri())
                .set("auth.throttle.address-failures", CONNECTIONS)
                .set("auth.password.queue-size", CONNECTIONS)
                .set("coordination.acl.default-policy", "allow")
                .set("coordination.session.ttl-min", "1s")
                .set("coordination.session.ttl-multiplier", "1.0")
                .set("quarkus.http.limits.max-concurrent-streams", "2000")
                .environment("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD)
                .start());
    }

    @Override
    public void close() {
        processes.values().forEach(ServiceProcess::close);
        redis.close();
    }
}
