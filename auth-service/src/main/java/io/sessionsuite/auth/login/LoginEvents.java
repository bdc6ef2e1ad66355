package io.sessionsuite.auth.login;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.sessionsuite.audit.UnknownNames;
import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords.End;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail says about logins. Typed names that belong to nobody are hidden: people type passwords there.
 */
@Singleton
public final class LoginEvents {

    private final AuditTrail trail;
    private final UnknownNames unknown = UnknownNames.withRandomKey();

    public LoginEvents(@Identifier("auth") AuditTrail trail) {
        this.trail = trail;
    }

    /** Somebody is in. */
    public void opened(Attempt attempt, User user, @Nullable Sid sid, LoginKind kind) {
        EventName name = kind == LoginKind.SESSION ? EventName.LOGIN : EventName.TOKEN_ISSUED;
        AuditWho who = new AuditWho(user.realm(), known(user.username()), text(sid), AuditUser.NONE);
        trail.record(new AuditEvent(name, AuditResult.OK, who, where(attempt)).with(AuditDetail.KIND, kind.text()));
    }

    /**
     * A wrong name or password.
     *
     * @param user whose name it is; null for nobody's
     */
    void failed(Attempt attempt, @Nullable User user) {
        login(attempt, user, AuditResult.FAILED, "");
    }

    /** @param user whose name it is; null for nobody's */
    void throttled(Attempt attempt, @Nullable User user) {
        login(attempt, user, AuditResult.THROTTLED, "");
    }

    /** The password was right, and yet no login was made. */
    void refused(Attempt attempt, User user, String reason) {
        login(attempt, user, AuditResult.REFUSED, reason);
    }

    /** A login was ended: by its own token if the actor is no other, else by authority. */
    void ended(End.Ended ended, Sid sid, Actor actor, String reason) {
        boolean own = UserId.of(ended.realm(), ended.user()).equals(UserId.of(actor.realm(), actor.user()));
        AuditWho who = new AuditWho(
                ended.realm(), known(ended.user()), sid.text(), own ? AuditUser.NONE : known(actor.user()));
        trail.record(new AuditEvent(name(ended.kind(), reason), AuditResult.OK, who, where(actor.client(), ""))
                .with(AuditDetail.REASON, reason)
                .with(AuditDetail.KIND, ended.kind().text()));
    }

    void refreshed(Sid sid, Actor actor) {
        AuditWho who = new AuditWho(actor.realm(), known(actor.user()), sid.text(), AuditUser.NONE);
        trail.record(new AuditEvent(EventName.REFRESH, AuditResult.OK, who, where(actor.client(), "")));
    }

    private static EventName name(LoginKind kind, String reason) {
        if (kind != LoginKind.SESSION) {
            return EventName.TOKEN_REVOKED;
        }
        return reason.equals(Logins.LOGOUT) ? EventName.LOGOUT : EventName.SESSION_ENDED;
    }

    private void login(Attempt attempt, @Nullable User user, AuditResult result, String reason) {
        AuditUser named = user == null ? unknown.hide(UserId.fold(attempt.username())) : known(user.username());
        String realm = user == null ? "" : user.realm();
        AuditEvent event =
                new AuditEvent(EventName.LOGIN, result, new AuditWho(realm, named, "", AuditUser.NONE), where(attempt));
        trail.record(reason.isEmpty() ? event : event.with(AuditDetail.REASON, reason));
    }

    private static AuditUser known(String name) {
        return new AuditUser.Known(name);
    }

    private static AuditWhere where(Attempt attempt) {
        return where(attempt.client(), attempt.door());
    }

    private static AuditWhere where(Client client, String door) {
        return new AuditWhere(client.address(), client.agent(), door);
    }

    private static String text(@Nullable Sid sid) {
        return sid == null ? "" : sid.text();
    }
}
