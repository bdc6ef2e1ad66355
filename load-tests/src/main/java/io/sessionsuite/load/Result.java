package io.sessionsuite.load;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a scenario measured of each contender on so many connections, the service first. */
record Result(String scenario, int connections, List<Side> sides) {

    String title() {
        return scenario + ", " + connections + (connections == 1 ? " connection" : " connections");
    }

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

        /** How many requests were not answered right, by what came instead; {@code 0} if all were. */
        String failures() {
            SortedMap<String, Long> all = new TreeMap<>();
            Stream.concat(rounds.stream(), Stream.of(steady))
                    .forEach(round ->
                            round.tally().failures().forEach((failure, count) -> all.merge(failure, count, Long::sum)));
            return all.isEmpty()
                    ? "0"
                    : all.entrySet().stream()
                            .map(failure -> failure.getValue() + " x " + failure.getKey())
                            .collect(Collectors.joining(", "));
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
