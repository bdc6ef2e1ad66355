package io.sessionsuite.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A service against the bare endpoint: alternating rounds after a warm-up, so that both meet the same machine. */
record Comparison(String scenario, Target bare, Target service) {

    /** Median ratio of throughput with its extremes, and what the rounds of each side measured. */
    record Result(String scenario, List<Round> bare, List<Round> service) {

        List<Double> ratios() {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < bare.size(); i++) {
                ratios.add(service.get(i).perSecond() / bare.get(i).perSecond());
            }
            return ratios.stream().sorted().toList();
        }

        long errors() {
            return bare.stream().mapToLong(Round::errors).sum()
                    + service.stream().mapToLong(Round::errors).sum();
        }
    }

    Result run(ClosedLoop loop, Duration warmUp, Duration length, int rounds) {
        loop.run(bare, warmUp);
        loop.run(service, warmUp);
        List<Round> bareRounds = new ArrayList<>();
        List<Round> serviceRounds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            bareRounds.add(loop.run(bare, length));
            serviceRounds.add(loop.run(service, length));
        }
        return new Result(scenario, bareRounds, serviceRounds);
    }
}
