package io.sessionsuite.auth.form;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.sessionsuite.auth.login.LoginResult;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** What the audit trail says about the form login alone. */
@ApplicationScoped
class PageEvents {

    private final AuditTrail trail;

    PageEvents(@Identifier("auth") AuditTrail trail) {
        this.trail = trail;
    }

    void crossSite(Visit visit, String path) {
        trail.record(new AuditEvent(EventName.CROSS_SITE, AuditResult.REFUSED, AuditWho.NOBODY, where(visit))
                .with(AuditDetail.PATH, path));
    }

    void csrfOff(LoginResult.In in, Visit visit) {
        AuditWho who = new AuditWho(
                in.user().realm(),
                new AuditUser.Known(in.user().username()),
                in.token().sid().text(),
                AuditUser.NONE);
        trail.record(new AuditEvent(EventName.CSRF_OFF, AuditResult.OK, who, where(visit)));
    }

    private static AuditWhere where(Visit visit) {
        return new AuditWhere(visit.client().address(), visit.client().agent(), "mmonit");
    }
}
