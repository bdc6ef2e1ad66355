package io.sessionsuite.load;

import java.time.Duration;

/** CPU time a process has used so far. */
final class ProcessCpu {

    private ProcessCpu() {}

    static long micros(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1000)
                .orElse(0L);
    }
}
