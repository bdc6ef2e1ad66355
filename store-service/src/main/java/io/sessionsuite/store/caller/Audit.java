package io.sessionsuite.store.caller;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.sessionsuite.login.Caller;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** What the audit trail keeps: callers without the right, and every change of stores and system parameters. */
@Singleton
public class Audit {

    private final AuditTrail trail;

    Audit(@Identifier("store") AuditTrail trail) {
        this.trail = trail;
    }

    void forbidden(Caller caller, HttpServerRequest request) {
        trail.record(new AuditEvent(EventName.FORBIDDEN, AuditResult.REFUSED, who(caller), where(caller))
                .with(AuditDetail.METHOD, request.method().name())
                .with(AuditDetail.PATH, request.path()));
    }

    /** A store or a system parameter was changed. */
    public void changed(EventName name, Caller caller, String target) {
        trail.record(new AuditEvent(name, AuditResult.OK, who(caller), where(caller)).with(AuditDetail.TARGET, target));
    }

    private static AuditWho who(Caller caller) {
        String sid = caller.login() == null ? "" : caller.login().sid().text();
        return new AuditWho(caller.realm(), new AuditUser.Known(caller.user()), sid, AuditUser.NONE);
    }

    private static AuditWhere where(Caller caller) {
        return new AuditWhere(caller.address(), "", "m1");
    }
}
