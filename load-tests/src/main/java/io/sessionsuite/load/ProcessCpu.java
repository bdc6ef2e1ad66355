package io.sessionsuite.load;

import java.time.Duration;
import java.util.List;

/** CPU time processes have used so far. */
final class ProcessCpu {

    private ProcessCpu() {}

    static long micros(List<Long> pids) {
        return pids.stream().mapToLong(ProcessCpu::micros).sum();
    }

    private static long micros(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1000)
                .orElse(0L);
    }
}
