package io.sessionsuite.load;

import java.util.List;

/** The results as one HTML page with bars, without scripts or anything fetched. */
final class HtmlReport {

    private static final int WIDTH = 420;
    private static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Load report</title>
            <style>
            body{font:15px/1.5 system-ui,sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;color:#222}
            table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;text-align:left;border-bottom:1px solid #ddd}
            td.n{text-align:right;font-variant-numeric:tabular-nums}rect.own{fill:#2563eb}rect.other{fill:#9ca3af}
            </style><h1>Load report</h1>
            <p>Ratios between sides of one run on one machine are what counts. Bars: right answers a second, median of the rounds.
            Latencies: open loop at half the slowest side's throughput, counted from when a request was due.</p>
            """;

    private HtmlReport() {}

    static String of(List<Result> results, List<Finding> findings) {
        StringBuilder page = new StringBuilder(HEAD);
        results.forEach(result -> append(page, result));
        if (!findings.isEmpty()) {
            page.append("<h2>Experiments</h2><table><tr><th>experiment<th>figure<th>measured<th>goal");
            findings.forEach(found -> page.append("<tr><td>%s<td>%s<td>%s<td>%s"
                    .formatted(
                            text(found.experiment()),
                            text(found.figure()),
                            text(found.measured()),
                            text(found.goal()))));
            page.append("</table>");
        }
        return page.append("</html>\n").toString();
    }

    private static void append(StringBuilder page, Result result) {
        double most = result.sides().stream()
                .mapToDouble(Result.Side::perSecond)
                .max()
                .orElse(1);
        page.append("<h2>").append(text(result.title())).append("</h2><table>");
        page.append(
                "<tr><th>side<th>right answers a second<th>service/side<th>CPU us/op<th>p50 ms<th>p99 ms<th>other answers");
        for (Result.Side side : result.sides()) {
            boolean own = result.isService(side);
            List<Double> ratios = result.ratiosTo(side);
            page.append("<tr><td>%s<td>%s<td class=n>%.2f<td class=n>%s<td class=n>%.1f<td class=n>%.1f<td>%s"
                    .formatted(
                            text(side.name()),
                            bar(side.perSecond(), most, own),
                            ratios.get(ratios.size() / 2),
                            side.cpuText(),
                            side.steady().percentileMillis(50),
                            side.steady().percentileMillis(99),
                            text(side.failures())));
        }
        page.append("</table>");
    }

    private static String bar(double value, double most, boolean own) {
        long width = Math.max(1, Math.round(value / most * (WIDTH - 80)));
        return "<svg width=%d height=18><rect class=%s width=%d height=18></rect><text x=%d y=14>%.0f</text></svg>"
                .formatted(WIDTH, own ? "own" : "other", width, width + 6, value);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;");
    }
}
