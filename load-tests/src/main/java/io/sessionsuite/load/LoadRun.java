package io.sessionsuite.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the scenarios: {@code LoadRun FOLDER [scenario...]} writes {@code load.md} and {@code load.html} there. Without
 * names all races run; experiments run when named.
 *
 * <p>By default on processes of its own, each race beside a bare endpoint. With {@code LOAD_TARGET=URL} against a suite
 * that is up, with {@code AUTH_ADMIN_PASSWORD} and {@code COORDINATION_ACL_MANAGEMENT_TOKEN} of it. Sizes:
 * {@code -Dload.connections=1,50,200 -Dload.rounds=5 -Dload.seconds=20}.
 */
public final class LoadRun {

    private static final List<Experiment> EXPERIMENTS =
            List.of(new ParkedReads(), new Expiry(), new AcknowledgedWrites());

    private final Vertx vertx;
    private final List<String> wanted;
    private final List<Result> results = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private LoadRun(Vertx vertx, List<String> wanted) {
        this.vertx = vertx;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<String> wanted = List.of(arguments).subList(1, arguments.length);
        Vertx vertx = Vertx.vertx();
        try {
            LoadRun run = new LoadRun(vertx, wanted);
            run.races();
            run.experiments();
            String page = MarkdownReport.of(run.results, run.findings);
            Files.writeString(folder.resolve("load.md"), page);
            Files.writeString(folder.resolve("load.html"), HtmlReport.of(run.results, run.findings));
            System.out.println(page);
        } finally {
            Multiplexed.get(vertx.close());
        }
    }

    private void races() {
        Duration length = Duration.ofSeconds(Sizes.of("seconds", 10));
        List<Match> matches = Sizes.all("connections", 50).stream()
                .map(connections -> new Match(new Generator(vertx, connections), length, Sizes.of("rounds", 5)))
                .toList();
        List.of(new LoginScenarios(), new AttributeScenarios(), new CoordinationScenarios(), new StoreScenarios())
                .forEach(set -> race(set, matches));
    }

    /** Its peers end with it: none is there while others are measured. */
    private void race(ScenarioSet set, List<Match> matches) {
        if (set.names().stream().noneMatch(this::isRaced)) {
            return;
        }
        try (set;
                Ground ground = ground()) {
            for (Scenario scenario : set.prepare(ground)) {
                if (isRaced(scenario.name())) {
                    System.out.println("running " + scenario.name() + " ...");
                    matches.forEach(match -> results.add(match.run(scenario)));
                }
            }
        }
    }

    private boolean isRaced(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private Ground ground() {
        String target = System.getenv("LOAD_TARGET");
        return target == null
                ? new OwnGround(vertx)
                : new RunningSuite(
                        URI.create(target),
                        System.getenv("AUTH_ADMIN_PASSWORD"),
                        System.getenv().getOrDefault("COORDINATION_ACL_MANAGEMENT_TOKEN", ""));
    }

    private void experiments() {
        for (Experiment experiment : EXPERIMENTS) {
            if (wanted.contains(experiment.name())) {
                System.out.println("running " + experiment.name() + " ...");
                try (Ground ground = ground()) {
                    findings.addAll(experiment.run(ground, vertx));
                }
            }
        }
    }
}
