package io.sessionsuite.auth.directory;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;

/** What the audit trail says about changes of users, roles, realms and keys. */
@Singleton
public final class DirectoryEvents {

    private final AuditTrail trail;

    public DirectoryEvents(@Identifier("auth") AuditTrail trail) {
        this.trail = trail;
    }

    /** The system has its first administrator. */
    public void bootstrapped(Actor actor) {
        object("bootstrap", "", actor);
    }

    void userWritten(User user, Actor actor) {
        user("user-written", user, actor);
    }

    void userRemoved(User user, Actor actor) {
        user("user-removed", user, actor);
    }

    void passwordChanged(User user, Actor actor) {
        user(EventName.PASSWORD_CHANGED.text(), user, actor);
    }

    /** @param kind {@code role}, {@code realm} or {@code key} */
    public void written(String kind, String target, Actor actor) {
        object(kind + "-written", target, actor);
    }

    /** @param kind {@code role}, {@code realm} or {@code key} */
    public void removed(String kind, String target, Actor actor) {
        object(kind + "-removed", target, actor);
    }

    private void user(String name, User user, Actor actor) {
        record(
                name,
                new AuditWho(user.realm(), known(user.username()), "", known(actor.user())),
                user.id().text(),
                actor);
    }

    private void object(String name, String target, Actor actor) {
        record(name, new AuditWho("", AuditUser.NONE, "", known(actor.user())), target, actor);
    }

    private void record(String name, AuditWho who, String target, Actor actor) {
        AuditWhere where =
                new AuditWhere(actor.client().address(), actor.client().agent(), "");
        trail.record(new AuditEvent(new EventName(name), AuditResult.OK, who, where).with(AuditDetail.TARGET, target));
    }

    private static AuditUser known(String name) {
        return new AuditUser.Known(name);
    }
}
