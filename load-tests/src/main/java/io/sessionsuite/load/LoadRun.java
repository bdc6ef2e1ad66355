package io.sessionsuite.load;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the scenarios on one machine: {@code LoadRun REPORT [scenario...]}. Redis writes its append-only file with
 * {@code appendfsync always} for both sides. Sizes: {@code -Dload.connections=50 -Dload.rounds=5 -Dload.seconds=10}.
 */
public final class LoadRun {

    private static final int SESSIONS = 1_000;

    private LoadRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path page = Path.of(arguments[0]);
        List<String> wanted = List.of(arguments).subList(1, arguments.length);
        Vertx vertx = Vertx.vertx();
        try (EmbeddedRedis redis = EmbeddedRedis.builder().start();
                ServiceProcess bare = start("load-tests", redis);
                ServiceProcess auth = start("auth-service", redis);
                ServiceProcess attributes = start("attribute-service", redis)) {
            List<LoginToken> sessions = RedisSessions.make(vertx, redis, SESSIONS);
            RedisSessions.fill(attributes.uri(), sessions);
            Scenarios scenarios = new Scenarios(bare, auth, attributes, sessions);
            Report report = run(vertx, scenarios, wanted);
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, report.markdown());
            System.out.println(report.markdown());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Report run(Vertx vertx, Scenarios scenarios, List<String> wanted) {
        ClosedLoop loop = new ClosedLoop(vertx, Integer.getInteger("load.connections", 50));
        Duration length = Duration.ofSeconds(Integer.getInteger("load.seconds", 10));
        int rounds = Integer.getInteger("load.rounds", 5);
        Report report = new Report();
        for (Comparison comparison : scenarios.all()) {
            if (wanted.isEmpty() || wanted.contains(comparison.scenario())) {
                System.out.println("running " + comparison.scenario() + " ...");
                report.add(comparison.run(loop, length, length, rounds));
            }
        }
        return report;
    }

    private static ServiceProcess start(String module, EmbeddedRedis redis) {
        return ServiceProcess.of(module)
                .forLoad()
                .set("quarkus.redis.hosts", redis.uri())
                .environment("AUTH_ADMIN_PASSWORD", "a long passphrase for load 1")
                .start();
    }
}
