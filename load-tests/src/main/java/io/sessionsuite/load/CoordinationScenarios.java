package io.sessionsuite.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locks and TTL sessions, beside etcd's HTTP gateway where an {@code etcd} is at hand. */
final class CoordinationScenarios implements ScenarioSet {

    private static final String SERVICE = "coordination-service";
    private static final int KEYS = 1_000;
    private static final int HOLDERS = 256;
    private @Nullable Etcd etcd;

    @Override
    public List<String> names() {
        return List.of("kv-get", "lock", "session-renew", "session-create");
    }

    @Override
    public List<Scenario> prepare(Ground ground) {
        Map<String, String> token =
                ground.consulToken().isEmpty() ? Map.of() : Map.of("x-consul-token", ground.consulToken());
        List<String> sessions = new ArrayList<>();
        try (Setup setup = new Setup(ground.uri(SERVICE))) {
            for (int i = 0; i < KEYS; i++) {
                setup.put("/v1/kv/load/" + i, token, "value " + i);
            }
            for (int i = 0; i < HOLDERS; i++) {
                sessions.add(id(Buffer.buffer(
                        setup.put("/v1/session/create", token, "{\"TTL\":\"86400s\",\"LockDelay\":\"0s\"}"))));
            }
        }
        Optional<Etcd> peer = Etcd.start();
        etcd = peer.orElse(null);
        return List.of(
                ground.scenario(
                        "kv-get",
                        ground.contender(SERVICE, Turns.counted(n -> Shot.get("/v1/kv/load/" + n % KEYS, token))),
                        Bare.READ,
                        List.of()),
                ground.scenario(
                        "lock",
                        ground.contender(SERVICE, (connection, turn, last) -> lock(sessions, connection, turn, token)),
                        Bare.WRITE,
                        peer.map(Etcd::lock).stream().toList()),
                ground.scenario(
                        "session-renew",
                        ground.contender(
                                SERVICE,
                                (connection, turn, last) ->
                                        Shot.put("/v1/session/renew/" + sessions.get(connection % HOLDERS), token, "")),
                        Bare.WRITE,
                        peer.map(Etcd::keepAlive).stream().toList()),
                ground.scenario(
                        "session-create",
                        ground.contender(SERVICE, (connection, turn, last) -> session(turn, last, token)),
                        Bare.WRITE,
                        peer.map(Etcd::lease).stream().toList()));
    }

    private static Shot lock(List<String> sessions, int connection, long turn, Map<String, String> token) {
        String verb = turn % 2 == 0 ? "acquire" : "release";
        String key = "/v1/kv/lock/" + connection + "?" + verb + "=" + sessions.get(connection % HOLDERS);
        return Shot.put(key, token, "turn " + turn).expecting("true");
    }

    private static Shot session(long turn, Buffer last, Map<String, String> token) {
        return turn % 2 == 0
                ? Shot.put("/v1/session/create", token, "{\"TTL\":\"60s\",\"LockDelay\":\"0s\"}")
                : Shot.put("/v1/session/destroy/" + id(last), token, "").expecting("true");
    }

    private static String id(Buffer created) {
        return new JsonObject(created).getString("ID");
    }

    @Override
    public void close() {
        if (etcd != null) {
            etcd.close();
        }
    }
}
