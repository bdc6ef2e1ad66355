package io.sessionsuite.auth.m1;

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
import jakarta.enterprise.context.ApplicationScoped;

/** What the audit trail says about callers who lack a right. */
@ApplicationScoped
class M1Denials {

    private final AuditTrail trail;

    M1Denials(@Identifier("auth") AuditTrail trail) {
        this.trail = trail;
    }

    void forbidden(Caller caller, M1Call call) {
        String sid = caller.login() == null ? "" : caller.login().sid().text();
        AuditWho who = new AuditWho(caller.realm(), new AuditUser.Known(caller.user()), sid, AuditUser.NONE);
        AuditWhere where = new AuditWhere(call.client().address(), call.client().agent(), "m1");
        trail.record(new AuditEvent(EventName.FORBIDDEN, AuditResult.REFUSED, who, where)
                .with(AuditDetail.METHOD, call.request().method().name())
                .with(AuditDetail.PATH, call.request().path()));
    }
}
