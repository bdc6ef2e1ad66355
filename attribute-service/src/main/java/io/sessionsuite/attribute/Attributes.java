package io.sessionsuite.attribute;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of a call: which token counts, and which refusal comes first. A request that is refused for its origin or
 * its parameters is still shown to the gate, since not being logged in, a missing role and a missing CSRF token rank
 * higher and must look the same whatever else is wrong.
 */
@Singleton
class Attributes {

    private final AttributeStore store;

    Attributes(AttributeStore store) {
        this.store = store;
    }

    /**
     * Tries the visitor's tokens until one is live; fails with the flaw of a flawed order, if the visitor is let in.
     */
    Uni<Outcome> perform(Visit visit, Order order) {
        if (visit.crossSite()) {
            Gate gate = visit.gate().onlyLooking();
            return firstLive(visit.tokens(), token -> store.check(token, gate))
                    .map(outcome -> outcome instanceof Outcome.Admitted ? new Outcome.CrossSite() : outcome);
        }
        return firstLive(visit.tokens(), token -> perform(token, visit.gate(), order));
    }

    private Uni<Outcome> perform(LoginToken token, Gate gate, Order order) {
        return switch (order) {
            case Order.Put put -> store.put(token, gate, put.values());
            case Order.Get get -> store.get(token, gate, get.selection()).map(outcome -> arrange(get, outcome));
            case Order.Delete delete -> store.delete(token, gate, delete.selection());
            case Order.Invalidate invalidate -> store.invalidate(token, gate);
            case Order.Flawed flawed ->
                store.check(token, gate).map(outcome -> {
                    if (outcome instanceof Outcome.Admitted) {
                        throw flawed.flaw();
                    }
                    return outcome;
                });
        };
    }

    private static Outcome arrange(Order.Get get, Outcome outcome) {
        return outcome instanceof Outcome.Found found
                ? new Outcome.Found(found.csrfToken(), get.selection().arrange(found.values(), found.csrfToken()))
                : outcome;
    }

    private static Uni<Outcome> firstLive(List<LoginToken> tokens, Function<LoginToken, Uni<Outcome>> attempt) {
        Uni<Outcome> first = attempt.apply(tokens.get(0));
        if (tokens.size() == 1) {
            return first;
        }
        List<LoginToken> others = tokens.subList(1, tokens.size());
        return first.flatMap(outcome -> outcome instanceof Outcome.NotLoggedIn dead
                ? firstLive(others, attempt).map(later -> moreTelling(dead, later))
                : Uni.createFrom().item(outcome));
    }

    private static Outcome moreTelling(Outcome.NotLoggedIn earlier, Outcome later) {
        boolean tellsNothing = later instanceof Outcome.NotLoggedIn dead && dead.why() == Ending.UNAUTHORIZED;
        return tellsNothing ? earlier : later;
    }
}
