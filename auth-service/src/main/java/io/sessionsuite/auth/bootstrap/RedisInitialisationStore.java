package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code bootstrap:{directory}} and the claim beside it. */
@Singleton
final class RedisInitialisationStore implements InitialisationStore {

    private static final String KEY = "bootstrap:{directory}";
    private static final String CLAIM = "bootstrap-claim:{directory}";
    private static final Script MARK = Script.load("auth/bootstrap-mark-1");
    private static final Duration CLAIM_LIFE = Duration.ofSeconds(60);

    private final RedisScripts redis;

    RedisInitialisationStore(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Optional<Initialisation>> read() {
        return redis.command(Command.HGETALL).key(KEY).run().map(reply -> initialisation(reply.hash()));
    }

    private static Optional<Initialisation> initialisation(Map<String, byte[]> fields) {
        byte[] version = fields.get("version");
        byte[] at = fields.get("initializedAt");
        return version == null || at == null
                ? Optional.empty()
                : Optional.of(new Initialisation(text(version), Instant.ofEpochMilli(Long.parseLong(text(at)))));
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public Uni<Boolean> mark() {
        return redis.script(MARK).key(KEY).run().map(reply -> switch (reply.word()) {
            case "marked" -> true;
            case "marked-before" -> false;
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Boolean> claim() {
        return redis.command(Command.SET)
                .key(CLAIM)
                .arg("1")
                .arg("NX")
                .arg("PX")
                .arg(CLAIM_LIFE.toMillis())
                .run()
                .map(reply -> !reply.isNil());
    }

    @Override
    public Uni<Void> unclaim() {
        return redis.command(Command.DEL).key(CLAIM).run().replaceWithVoid();
    }
}
