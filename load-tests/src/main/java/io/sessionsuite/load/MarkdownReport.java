package io.sessionsuite.load;

import java.util.List;

/** The results as Markdown tables, ready for docs/performance.md. */
final class MarkdownReport {

    private MarkdownReport() {}

    static String of(List<Result> results, List<Finding> findings) {
        StringBuilder page = new StringBuilder();
        if (!results.isEmpty()) {
            page.append("""
                    | scenario | side | right answers/s | service / side: median (min to max) | CPU us/op | p50 / p99 / p99.9 ms at half load | other answers |
                    |---|---|---|---|---|---|---|
                    """);
            results.forEach(result -> append(page, result));
        }
        if (!findings.isEmpty()) {
            page.append("\n| experiment | figure | measured | goal |\n|---|---|---|---|\n");
            findings.forEach(found -> page.append("| %s | %s | %s | %s |%n"
                    .formatted(found.experiment(), found.figure(), found.measured(), found.goal())));
        }
        return page.toString();
    }

    private static void append(StringBuilder page, Result result) {
        for (Result.Side side : result.sides()) {
            List<Double> ratios = result.ratiosTo(side);
            boolean own = result.isService(side);
            page.append("| %s | %s | %.0f | %s | %s | %.1f / %.1f / %.1f | %s |%n"
                    .formatted(
                            own ? result.title() : "",
                            side.name(),
                            side.perSecond(),
                            own
                                    ? ""
                                    : "%.2f (%.2f to %.2f)"
                                            .formatted(
                                                    ratios.get(ratios.size() / 2), ratios.getFirst(), ratios.getLast()),
                            side.cpuText(),
                            side.steady().percentileMillis(50),
                            side.steady().percentileMillis(99),
                            side.steady().percentileMillis(99.9),
                            side.failures()));
        }
    }
}
