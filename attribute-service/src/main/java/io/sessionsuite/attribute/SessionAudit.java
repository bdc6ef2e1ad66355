package io.sessionsuite.attribute;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Which outcomes leave a trace: the end of a session, and what somebody was not allowed to do. */
@Singleton
class SessionAudit {

    private static final String DOOR = "mmonit";

    private final AuditTrail trail;

    SessionAudit(@Identifier("attribute") AuditTrail trail) {
        this.trail = trail;
    }

    void invalidated(SessionCall call, Outcome.Invalidated over) {
        AuditUser user = new AuditUser.Known(over.user());
        AuditWho who = new AuditWho(over.realm(), user, over.sid().text(), AuditUser.NONE);
        trail.record(new AuditEvent(EventName.LOGOUT, AuditResult.OK, who, where(call)));
    }

    void refused(SessionCall call, Visit visit, EventName name) {
        trail.record(refusal(call, visit, name));
    }

    void limitHit(SessionCall call, Visit visit, long count, long limit) {
        trail.record(refusal(call, visit, EventName.LIMIT_HIT)
                .with(AuditDetail.COUNT, Long.toString(count))
                .with(AuditDetail.LIMIT, Long.toString(limit)));
    }

    private static AuditEvent refusal(SessionCall call, Visit visit, EventName name) {
        return new AuditEvent(name, AuditResult.REFUSED, who(visit), where(call))
                .with(AuditDetail.METHOD, call.request().method().name())
                .with(AuditDetail.PATH, call.request().path());
    }

    /** Of several tokens it is not known which one was judged. */
    private static AuditWho who(Visit visit) {
        String sid = visit.tokens().size() == 1 ? visit.tokens().get(0).sid().text() : "";
        return new AuditWho("", AuditUser.NONE, sid, AuditUser.NONE);
    }

    private static AuditWhere where(SessionCall call) {
        HttpServerRequest request = call.request();
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return new AuditWhere(call.provenance().address(), agent, DOOR);
    }
}
