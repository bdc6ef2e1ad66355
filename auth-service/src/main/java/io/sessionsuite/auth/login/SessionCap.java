package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.LoginIndex;
import io.sessionsuite.auth.directory.LoginIndex.Admission;
import io.sessionsuite.auth.directory.LoginIndex.Cap;
import io.sessionsuite.auth.directory.LoginIndex.Occupant;
import io.sessionsuite.auth.directory.LoginMember;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.End;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Admits logins under the cap of sessions per user, exact under any number of logins at once (auth 3.7).
 *
 * <p>The index counts in one script. At the cap, entries whose record is dead or missing go first; then, with
 * {@code evict}, the oldest sessions are ended, forgotten, and admission is asked again: somebody else may have got the
 * room, so this goes round until it is admitted or time is up. A login that was admitted a moment ago and has no record
 * yet is waited for: to end it now would only make it come again.
 */
@Singleton
public final class SessionCap {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAUSE_MILLIS = 20;

    private final LoginIndex index;
    private final LoginRecords records;
    private final LoginEvents events;
    private final Cap cap;

    public SessionCap(
            LoginIndex index, @Identifier("auth") LoginRecords records, LoginEvents events, SessionsConfig config) {
        if (config.maxPerUser() < 0 || config.maxPerUser() > 500) {
            throw new IllegalArgumentException("auth.sessions.max-per-user must be 0 to 500");
        }
        this.index = index;
        this.records = records;
        this.events = events;
        this.cap = new Cap(config.maxPerUser(), config.whenFull() == SessionsConfig.WhenFull.EVICT);
    }

    /**
     * Enters a login into the index of this account as it was read.
     *
     * @return Full if the cap is reached and older sessions do not give way, or room could not be made in time
     */
    Uni<Admission> admit(User user, LoginMember member, Duration life, Actor actor) {
        return new Entry(user, member, life, actor, System.nanoTime() + PATIENCE.toNanos()).attempt();
    }

    /** The record of an admitted login is made: it may give way to others from now on. */
    Uni<Void> settled(User user, LoginMember member) {
        return capOf(member).most() == 0
                ? Uni.createFrom().voidItem()
                : index.forget(user.id(), LoginIndex.Why.OPENED, List.of(member));
    }

    boolean evicts() {
        return cap.evict();
    }

    private Cap capOf(LoginMember member) {
        return member.kind() == LoginKind.SESSION ? cap : Cap.NONE;
    }

    /** One login on its way in. */
    private final class Entry {
        private final User user;
        private final LoginMember member;
        private final Duration life;
        private final Actor actor;
        private final long deadlineNanos;

        Entry(User user, LoginMember member, Duration life, Actor actor, long deadlineNanos) {
            this.user = user;
            this.member = member;
            this.life = life;
            this.actor = actor;
            this.deadlineNanos = deadlineNanos;
        }

        Uni<Admission> attempt() {
            return index.admit(user.id(), user.revision(), member, life, capOf(member))
                    .chain(admission -> admission instanceof Admission.Full full && inTime()
                            ? makeRoom(full)
                            : Uni.createFrom().item(admission));
        }

        private boolean inTime() {
            return System.nanoTime() - deadlineNanos < 0;
        }

        private Uni<Admission> makeRoom(Admission.Full full) {
            List<LoginMember> settled = full.occupants().stream()
                    .filter(occupant -> !occupant.arriving())
                    .map(Occupant::member)
                    .toList();
            return those(settled, this::isDead).chain(dead -> {
                if (!dead.isEmpty()) {
                    return index.forget(user.id(), LoginIndex.Why.MISSING, dead).chain(this::attempt);
                }
                return cap.evict() ? evict(full, settled) : Uni.createFrom().item(full);
            });
        }

        private Uni<Boolean> isDead(LoginMember other) {
            return records.show(other.sid()).map(LoginCheck.Refused.class::isInstance);
        }

        private Uni<Admission> evict(Admission.Full full, List<LoginMember> settled) {
            List<LoginMember> oldest = settled.subList(0, Math.min(full.tooMany(), settled.size()));
            if (oldest.isEmpty()) {
                return Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(pause())
                        .chain(this::attempt);
            }
            return those(oldest, this::end)
                    .chain(() -> index.forget(user.id(), LoginIndex.Why.ENDED, oldest))
                    .chain(this::attempt);
        }

        private Uni<Boolean> end(LoginMember other) {
            return records.end(other.sid(), Ending.ENDED, true)
                    .invoke(end -> {
                        if (end instanceof End.Ended ended) {
                            events.ended(ended, other.sid(), actor, "evicted");
                        }
                    })
                    .replaceWith(true);
        }

        private Duration pause() {
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS / 2, PAUSE_MILLIS + 1L));
        }

        private Uni<List<LoginMember>> those(List<LoginMember> members, Function<LoginMember, Uni<Boolean>> test) {
            return Multi.createFrom()
                    .iterable(members)
                    .onItem()
                    .transformToUniAndConcatenate(
                            other -> test.apply(other).map(holds -> holds ? List.of(other) : List.<LoginMember>of()))
                    .onItem()
                    .<LoginMember>disjoint()
                    .collect()
                    .asList();
        }
    }
}
