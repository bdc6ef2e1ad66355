package io.sessionsuite.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a scenario is run: every contender warms up, then rounds alternate, so that all meet the same machine; then each
 * is asked at half the slowest one's throughput for its latency.
 */
record Match(Generator generator, Duration length, int rounds) {

    Result run(Scenario scenario) {
        List<Contender> contenders = scenario.contenders();
        contenders.forEach(contender -> generator.closedLoop(contender, length));
        List<List<Round>> measured = new ArrayList<>();
        contenders.forEach(contender -> measured.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                measured.get(i).add(generator.closedLoop(contenders.get(i), length));
            }
        }
        double slowest = measured.stream()
                .mapToDouble(side -> new Result.Side("", side, side.getFirst()).perSecond())
                .min()
                .orElseThrow();
        List<Result.Side> sides = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Round steady = generator.openLoop(contenders.get(i), length, slowest / 2);
            sides.add(new Result.Side(contenders.get(i).name(), measured.get(i), steady));
        }
        return new Result(scenario.name(), generator.connections(), sides);
    }
}
