package io.sessionsuite.auth.throttle;

import io.sessionsuite.auth.throttle.BrakeStore.Take;
import io.sessionsuite.auth.throttle.Pass.Counted;
import io.sessionsuite.login.UserId;
import io.sessionsuite.origin.IpAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * One brake on password guessing over all doors (auth 6.1). Three budgets, each on a slot of its own: the address, the
 * pair of user and address, the user. An attempt is counted in each before the password is looked at, so that parallel
 * guesses cannot overrun them; when only attempts under way fill a budget, it waits.
 */
@Singleton
public final class Throttle {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final BrakeStore store;
    private final ThrottleConfig config;

    public Throttle(BrakeStore store, ThrottleConfig config) {
        require(config.pairFailures() > 0 && config.addressFailures() > 0 && config.userFailures() > 0, "*-failures");
        require(positive(config.pairBlock()) && positive(config.pairBlockMax()), "pair-block");
        require(positive(config.addressWindow()) && positive(config.userInterval()), "address-window, user-interval");
        this.store = store;
        this.config = config;
    }

    private static boolean positive(Duration duration) {
        return duration.isPositive();
    }

    private static void require(boolean valid, String keys) {
        if (!valid) {
            throw new IllegalArgumentException("auth.throttle." + keys + " must be more than 0");
        }
    }

    /**
     * Asks for leave to look at a password.
     *
     * @param address the client's canonical address; IPv6 counts by /64 network
     */
    public Uni<Admission> enter(UserId user, String address) {
        String from = IpAddress.parse(address).map(IpAddress::throttlePrefix).orElse(address);
        Attempt attempt =
                new Attempt(user, from, System.nanoTime() + config.busyTimeout().toNanos());
        return enter(attempt, FIRST_PAUSE);
    }

    private Uni<Admission> enter(Attempt attempt, Duration pause) {
        return attempt.address().chain(admission -> {
            if (!(admission instanceof Admission.Busy) || System.nanoTime() - attempt.deadlineNanos > 0) {
                return Uni.createFrom().item(admission);
            }
            Duration next = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(jittered(pause))
                    .chain(() -> enter(attempt, next));
        });
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
    }

    /** Says what came of an attempt. */
    public Uni<Void> leave(Pass pass, Outcome outcome) {
        Uni<Void> counted = each(pass.counted(), outcome);
        return outcome == Outcome.OK ? counted.chain(() -> store.remember(pass.user(), pass.address())) : counted;
    }

    private Uni<Void> each(List<Counted> counted, Outcome outcome) {
        return Multi.createFrom()
                .iterable(counted)
                .onItem()
                .transformToUniAndMerge(one -> store.done(one.brake(), one.ticket(), outcome))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /**
     * One attempt on its way through the three budgets; what it took of the first ones goes back if a later one
     * refuses.
     */
    private final class Attempt {
        private final UserId user;
        private final String from;
        private final long deadlineNanos;

        Attempt(UserId user, String from, long deadlineNanos) {
            this.user = user;
            this.from = from;
            this.deadlineNanos = deadlineNanos;
        }

        Uni<Admission> address() {
            Brake brake = Brake.address(from, config);
            return store.take(brake).chain(take -> next(take, brake, List.of(), this::pair));
        }

        private Uni<Admission> pair(List<Counted> counted) {
            Brake brake = Brake.pair(user, from, config);
            return store.take(brake).chain(take -> next(take, brake, counted, this::user));
        }

        private Uni<Admission> user(List<Counted> counted) {
            Brake brake = Brake.user(user, config);
            return store.take(brake)
                    .chain(take -> take instanceof Take.Go
                            ? Uni.createFrom().item(take)
                            : store.isKnown(user, from).map(known -> known ? new Take.Go("") : take))
                    .chain(take -> next(take, brake, counted, this::go));
        }

        private Uni<Admission> go(List<Counted> counted) {
            return Uni.createFrom().item(new Admission.Go(new Pass(user, from, counted)));
        }

        private Uni<Admission> next(
                Take take, Brake brake, List<Counted> counted, Function<List<Counted>, Uni<Admission>> onward) {
            return switch (take) {
                case Take.Go go -> {
                    List<Counted> more = new ArrayList<>(counted);
                    more.add(new Counted(brake, go.ticket()));
                    yield onward.apply(more);
                }
                case Take.Busy busy -> each(counted, Outcome.VOID).replaceWith(new Admission.Busy());
                case Take.Wait wait -> each(counted, Outcome.VOID).replaceWith(new Admission.Wait(wait.time()));
            };
        }
    }
}
