package io.sessionsuite.auth.login;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.LoginIndex;
import io.sessionsuite.auth.directory.LoginIndex.Why;
import io.sessionsuite.auth.directory.LoginMember;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginRecords.End;
import io.sessionsuite.login.LoginRecords.RenewOrder;
import io.sessionsuite.login.LoginRecords.Renewal;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logins of users: made, listed, ended. Each ending is final on every replica when its answer comes. */
@Singleton
public final class Logins {

    /** Reason of an ending in the audit trail: its own token asked for it. */
    static final String LOGOUT = "logout";

    private static final String REVOKED = "revoked";
    private static final int AT_ONCE = 16;

    private final LoginRounds rounds;
    private final LoginMembers members;
    private final LoginIndex index;
    private final LoginRecords records;
    private final LoginEvents events;

    public Logins(
            LoginRounds rounds,
            LoginMembers members,
            LoginIndex index,
            @Identifier("auth") LoginRecords records,
            LoginEvents events) {
        this.rounds = rounds;
        this.members = members;
        this.index = index;
        this.records = records;
        this.events = events;
    }

    /** Decides, once the password is verified, which login is made. */
    @FunctionalInterface
    public interface Door {
        /** The login to make, or null to let him in nowhere. */
        @Nullable
        LoginOrder order(Authentication.Verified verified);
    }

    /** Verifies the attempt and makes the login the door orders. */
    public Uni<LoginResult> login(Attempt attempt, Door door) {
        return rounds.login(attempt, door);
    }

    /** Ends the login this token proves; no proof, no effect. */
    public Uni<End> end(LoginToken token, Actor actor) {
        return records.end(token, Ending.ENDED).call(end -> forgotten(end, token.sid(), actor, LOGOUT));
    }

    /** Ends one login of that user by authority; false if he has no such live login. */
    public Uni<Boolean> end(UserId user, Sid sid, Actor actor) {
        return records.show(sid).chain(check -> {
            boolean his = check instanceof LoginCheck.Live live
                    && live.login().kind() != LoginKind.PRELOGIN
                    && live.login().uid().equals(user);
            if (!his) {
                return Uni.createFrom().item(false);
            }
            return records.end(sid, Ending.ENDED, false)
                    .call(end -> forgotten(end, sid, actor, REVOKED))
                    .map(End.Ended.class::isInstance);
        });
    }

    /**
     * Ends all logins of a user that were admitted before this call, those under way too.
     *
     * @param kinds which kinds
     * @param spared one that lives on, null for none
     */
    public Uni<Void> endAll(UserId user, Set<LoginKind> kinds, @Nullable Sid spared, Actor actor) {
        return members.each(
                user,
                AT_ONCE,
                member -> kinds.contains(member.kind()) && !member.sid().equals(spared)
                        ? endPlanting(user, member, actor)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> endPlanting(UserId user, LoginMember member, Actor actor) {
        return records.end(member.sid(), Ending.ENDED, true)
                .invoke(end -> report(end, member.sid(), actor, REVOKED))
                .chain(() -> index.forget(user, Why.ENDED, List.of(member)));
    }

    /** The live logins of a user, oldest first; entries without a live record leave the index. */
    public Uni<List<Login>> list(UserId user) {
        return members.all(user)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUni(this::shown)
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .call(shown -> index.forget(
                        user,
                        Why.MISSING,
                        shown.stream()
                                .filter(one -> one.login == null)
                                .map(Shown::member)
                                .toList()))
                .map(Logins::live);
    }

    private Uni<Shown> shown(LoginMember member) {
        return records.show(member.sid())
                .map(check -> new Shown(member, check instanceof LoginCheck.Live live ? live.login() : null));
    }

    private static List<Login> live(List<Shown> shown) {
        return shown.stream()
                .<Login>mapMulti((one, sink) -> {
                    if (one.login != null) {
                        sink.accept(one.login);
                    }
                })
                .filter(login -> login.kind() != LoginKind.PRELOGIN)
                .sorted(Comparator.comparing(Login::created)
                        .thenComparing(login -> login.sid().text()))
                .toList();
    }

    /** Gives a live session a new secret and CSRF token; attributes and clocks stay. Null if it is not live. */
    public Uni<@Nullable LoginToken> refresh(LoginToken token, Actor actor) {
        LoginToken rotated = LoginToken.rotate(token.sid());
        return records.renew(token, new RenewOrder(rotated, LoginToken.csrfToken(), false, Map.of()))
                .map(renewal -> switch (renewal) {
                    case Renewal.Renewed renewed -> {
                        events.refreshed(token.sid(), actor);
                        yield rotated;
                    }
                    case Renewal.Refused refused -> null;
                });
    }

    /** The entry goes after the record: a crash between leaves an entry that says nothing. */
    private Uni<Void> forgotten(End end, Sid sid, Actor actor, String reason) {
        report(end, sid, actor, reason);
        if (!(end instanceof End.Ended ended) || ended.kind() == LoginKind.PRELOGIN) {
            return Uni.createFrom().voidItem();
        }
        UserId user = UserId.of(ended.realm(), ended.user());
        return index.forget(user, Why.ENDED, List.of(new LoginMember(ended.kind(), sid)));
    }

    private void report(End end, Sid sid, Actor actor, String reason) {
        if (end instanceof End.Ended ended && ended.kind() != LoginKind.PRELOGIN) {
            events.ended(ended, sid, actor, reason);
        }
    }

    private record Shown(LoginMember member, @Nullable Login login) {}
}
