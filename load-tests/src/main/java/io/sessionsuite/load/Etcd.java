package io.sessionsuite.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One etcd with its log synced on each write, asked through its HTTP gateway. The program is that of the system
 * property {@code load.etcd}, else {@code etcd} on PATH.
 */
final class Etcd implements AutoCloseable {

    private static final int HOLDERS = 256;
    private static final int START_ATTEMPTS = 100;

    private final Process process;
    private final URI address;
    private final List<String> leases = new ArrayList<>();

    private Etcd(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Empty, with a word about it, where there is no etcd. */
    static Optional<Etcd> start() {
        return Peers.ifAtHand("etcd", () -> start(Program.named("etcd")));
    }

    private static Etcd start(Program program) {
        try {
            String client = "http://127.0.0.1:" + FreePort.find();
            String peer = "http://127.0.0.1:" + FreePort.find();
            Path data = Files.createTempDirectory("load-etcd");
            Process process = new ProcessBuilder(
                            program.path().toString(),
                            "--data-dir=" + data,
                            "--listen-client-urls=" + client,
                            "--advertise-client-urls=" + client,
                            "--listen-peer-urls=" + peer,
                            "--initial-advertise-peer-urls=" + peer,
                            "--initial-cluster=default=" + peer,
                            "--log-level=error")
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("log").toFile())
                    .start();
            Etcd etcd = new Etcd(process, URI.create(client));
            etcd.awaitReady();
            return etcd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try (Setup setup = new Setup(address)) {
            for (int attempt = 1; leases.size() < HOLDERS; attempt++) {
                try {
                    leases.add(id(Buffer.buffer(setup.post("/v3/lease/grant", Map.of(), "{\"TTL\":86400}"))));
                } catch (UncheckedIOException | IllegalStateException notYet) {
                    if (attempt > START_ATTEMPTS || !process.isAlive()) {
                        throw notYet;
                    }
                    LockSupport.parkNanos(100_000_000);
                }
            }
        }
    }

    /** A key put under a lease, then deleted. */
    Contender lock() {
        return contender((connection, turn, last) -> {
            String key = base64("lock/" + connection);
            return turn % 2 == 0
                    ? post(
                            "/v3/kv/put",
                            "{\"key\":\"%s\",\"value\":\"%s\",\"lease\":\"%s\"}"
                                    .formatted(key, base64("turn " + turn), leases.get(connection % HOLDERS)))
                    : post("/v3/kv/deleterange", "{\"key\":\"" + key + "\"}");
        });
    }

    Contender keepAlive() {
        return contender((connection, turn, last) ->
                post("/v3/lease/keepalive", "{\"ID\":\"" + leases.get(connection % HOLDERS) + "\"}"));
    }

    /** A lease granted, then revoked. */
    Contender lease() {
        return contender((connection, turn, last) -> turn % 2 == 0
                ? post("/v3/lease/grant", "{\"TTL\":60}")
                : post("/v3/lease/revoke", "{\"ID\":\"" + id(last) + "\"}"));
    }

    private Contender contender(Turns turns) {
        return new Contender("etcd's HTTP gateway", address, List.of(process.pid()), turns);
    }

    private static Shot post(String path, String body) {
        return Shot.post(path, Map.of("content-type", "application/json"), body);
    }

    private static String id(Buffer granted) {
        return new JsonObject(granted).getString("ID");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
