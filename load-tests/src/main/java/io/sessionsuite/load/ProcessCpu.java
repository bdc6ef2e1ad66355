package io.sessionsuite.load;

import java.util.List;
import java.util.stream.Stream;

/** CPU time processes have used so far, with that of the processes they started and that still run. */
final class ProcessCpu {

    private ProcessCpu() {}

    static long micros(List<Long> pids) {
        return pids.stream().mapToLong(ProcessCpu::micros).sum();
    }

    private static long micros(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(cpu -> cpu.toNanos() / 1000)
                .sum();
    }
}
