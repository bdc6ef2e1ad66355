package io.sessionsuite.load;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Users of auth-service who log in, so many that no throttle of one user counts. */
final class Accounts {

    /** Of every user here and at the peers; another one in each run. */
    static final String PASSWORD = "load " + UUID.randomUUID();

    private static final int COUNT = 64;
    private static final Duration START = Duration.ofMinutes(1);

    private final Map<String, String> headers;
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Accounts(String adminPassword) {
        byte[] admin = ("admin:" + adminPassword).getBytes(StandardCharsets.UTF_8);
        headers = Map.of(
                "authorization",
                "Basic " + Base64.getEncoder().encodeToString(admin),
                "content-type",
                "application/json");
    }

    static Accounts make(Setup setup, String adminPassword) {
        awaitAdmin(setup);
        Accounts accounts = new Accounts(adminPassword);
        String run = UUID.randomUUID().toString();
        IntStream.range(0, COUNT).forEach(i -> accounts.add(setup, "load-" + run + "-" + i));
        return accounts;
    }

    /** A service answers before its first start has made the administrator. */
    private static void awaitAdmin(Setup setup) {
        long deadline = System.nanoTime() + START.toNanos();
        while (new JsonObject(setup.get("/api", Map.of()).body()).getJsonObject("initMeta") == null) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No administrator after " + START);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** Their names at the peers. */
    static List<String> atPeers() {
        return IntStream.range(0, COUNT).mapToObj(i -> "load-" + i).toList();
    }

    private void add(Setup setup, String name) {
        JsonObject user = new JsonObject().put("username", name).put("password", PASSWORD);
        ids.add(new JsonObject(setup.post("/api/users", headers, user.encode())).getString("id"));
        names.add(name);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    void remove(Setup setup) {
        ids.forEach(id -> setup.delete("/api/users/" + id, headers));
        ids.clear();
    }
}
