package io.sessionsuite.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Puts load on a running suite: {@code GatewayRun URL}. Environment: {@code AUTH_ADMIN_PASSWORD},
 * {@code COORDINATION_ACL_MANAGEMENT_TOKEN}; {@code LOAD_CONNECTIONS} (50), {@code LOAD_SECONDS} (10) per scenario.
 */
public final class GatewayRun {

    private static final int KEYS = 1_000;

    private final URI suite;

    private GatewayRun(URI suite) {
        this.suite = suite;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            long errors = new GatewayRun(URI.create(arguments[0])).run(vertx);
            if (errors > 0) {
                throw new IllegalStateException(errors + " requests were not answered as they should be");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private long run(Vertx vertx) throws IOException, InterruptedException {
        ClosedLoop loop = new ClosedLoop(vertx, number("LOAD_CONNECTIONS", 50));
        Duration length = Duration.ofSeconds(number("LOAD_SECONDS", 10));
        long errors = 0;
        System.out.println("| scenario | answers/s | p50 ms | p99 ms | errors |\n|---|---|---|---|---|");
        for (Map.Entry<String, LongFunction<Shot>> scenario : scenarios().entrySet()) {
            Target target = new Target(suite, ProcessHandle.current().pid(), scenario.getValue());
            loop.run(target, Duration.ofSeconds(2));
            Round round = loop.run(target, length);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.1f | %d |%n",
                    scenario.getKey(),
                    round.perSecond(),
                    round.percentileMillis(50),
                    round.percentileMillis(99),
                    round.errors());
            errors += round.errors();
        }
        return errors;
    }

    private Map<String, LongFunction<Shot>> scenarios() throws IOException, InterruptedException {
        Map<String, String> login = Map.of("cookie", login());
        Map<String, String> consul = Map.of("x-consul-token", secret("COORDINATION_ACL_MANAGEMENT_TOKEN"));
        Map<String, LongFunction<Shot>> scenarios = new LinkedHashMap<>();
        scenarios.put("session-get", n -> Shot.get("/api/session", login));
        scenarios.put("attribute-put", n -> Shot.get("/api/2/session/put?load" + n % KEYS + "=" + n, login));
        scenarios.put("attribute-get", n -> Shot.get("/api/2/session/get?key=load" + n % KEYS, login));
        scenarios.put("kv-put", n -> new Shot("PUT", "/v1/kv/load/" + n % KEYS, consul, "value " + n, 200));
        scenarios.put("kv-get", n -> Shot.get("/v1/kv/load/" + n % KEYS, consul));
        return scenarios;
    }

    /** Both cookies of one login of the administrator. */
    private String login() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(suite.resolve("/api/session?realmName=native"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\""
                            + secret("AUTH_ADMIN_PASSWORD")
                                    .replace("\\", "\\\\")
                                    .replace("\"", "\\\"") + "\"}"))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            String cookie = answer.headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow(() -> new IllegalStateException("No login: " + answer.statusCode() + answer.body()));
            String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            return "id=" + token + "; zsessionid=" + token;
        }
    }

    private static String secret(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(otherwise)));
    }
}
