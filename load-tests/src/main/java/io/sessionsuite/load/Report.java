package io.sessionsuite.load;

import io.sessionsuite.load.Comparison.Result;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The results as a Markdown table, ready for docs/performance.md. */
final class Report {

    private static final String HEAD = """
            | scenario | service/bare throughput, median (min to max) | bare /s | service /s | bare CPU us/op | service CPU us/op | service p50 / p99 ms | errors |
            |---|---|---|---|---|---|---|---|
            """;

    private final StringBuilder table = new StringBuilder(HEAD);

    void add(Result result) {
        List<Double> ratios = result.ratios();
        table.append("| %s | %.2f (%.2f to %.2f) | %.0f | %.0f | %.0f | %.0f | %.1f / %.1f | %d |%n"
                .formatted(
                        result.scenario(),
                        ratios.get(ratios.size() / 2),
                        ratios.getFirst(),
                        ratios.getLast(),
                        median(result.bare(), Round::perSecond),
                        median(result.service(), Round::perSecond),
                        median(result.bare(), Round::cpuMicros),
                        median(result.service(), Round::cpuMicros),
                        median(result.service(), round -> round.percentileMillis(50)),
                        median(result.service(), round -> round.percentileMillis(99)),
                        result.errors()));
    }

    String markdown() {
        return table.toString();
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(rounds.size() / 2);
    }
}
