package io.sessionsuite.load;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What a scenario measured of each contender, the service first. */
record Result(String scenario, List<Side> sides) {

    /**
     * @param rounds of the closed loop
     * @param steady the open loop at half the throughput of the slowest contender
     */
    record Side(String name, List<Round> rounds, Round steady) {

        double perSecond() {
            return median(Round::perSecond);
        }

        double cpuMicros() {
            return median(Round::cpuMicros);
        }

        /** Empty where the processes are out of reach. */
        String cpuText() {
            return cpuMicros() > 0 ? "%.0f".formatted(cpuMicros()) : "";
        }

        long errors() {
            return rounds.stream().mapToLong(Round::errors).sum() + steady.errors();
        }

        private double median(ToDoubleFunction<Round> figure) {
            return rounds.stream()
                    .map(figure::applyAsDouble)
                    .sorted(Comparator.naturalOrder())
                    .toList()
                    .get(rounds.size() / 2);
        }
    }

    boolean isService(Side side) {
        return side.name().equals(sides.getFirst().name());
    }

    /** Throughput of the service over that of another side, round by round, ascending. */
    List<Double> ratiosTo(Side other) {
        List<Round> own = sides.getFirst().rounds();
        return IntStream.range(0, own.size())
                .mapToObj(i -> own.get(i).perSecond() / other.rounds().get(i).perSecond())
                .sorted()
                .toList();
    }
}
