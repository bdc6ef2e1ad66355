package io.sessionsuite.load;

import io.sessionsuite.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a service tells about itself, and the system about its memory. */
final class Metrics {

    private Metrics() {}

    /** The sum of the samples of that name; 0 without any. */
    static double sum(ServiceProcess service, String name) {
        try (Setup setup = new Setup(service.management())) {
            return setup.get("/q/metrics", Map.of())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    /** Resident memory in MiB. */
    static long residentMebibytes(ServiceProcess service) {
        try (var lines = Files.lines(Path.of("/proc/" + service.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
