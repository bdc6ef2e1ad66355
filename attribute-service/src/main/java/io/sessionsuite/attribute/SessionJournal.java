package io.sessionsuite.attribute;

import io.sessionsuite.audit.EventName;
import jakarta.inject.Singleton;

/** Keeps count of what became of the calls, and the audit trail of those that matter. */
@Singleton
class SessionJournal {

    private final SessionMetrics metrics;
    private final SessionAudit audit;
    private final AttributeLimits limits;

    SessionJournal(SessionMetrics metrics, SessionAudit audit, AttributeConfig config) {
        this.metrics = metrics;
        this.audit = audit;
        this.limits = AttributeLimits.of(config.limits());
    }

    /** A call that was judged together with its session. */
    void note(SessionCall call, Visit visit, Outcome outcome) {
        switch (outcome) {
            case Outcome.Found found -> done(call, visit);
            case Outcome.Deleted deleted -> done(call, visit);
            case Outcome.Admitted admitted -> done(call, visit);
            case Outcome.Stored stored -> {
                metrics.stored(stored.bytes());
                done(call, visit);
            }
            case Outcome.Invalidated over -> {
                audit.invalidated(call, over);
                done(call, visit);
            }
            case Outcome.TooMany many -> limitHit(call, visit, many.count(), limits.attributeCount());
            case Outcome.TooLarge large -> limitHit(call, visit, large.bytes(), limits.sessionSize());
            case Outcome.NotLoggedIn nobody -> notLoggedIn(call, nobody);
            case Outcome.RoleMissing missing -> refused(call, visit, Problem.FORBIDDEN, EventName.FORBIDDEN);
            case Outcome.CsrfRefused csrf -> refused(call, visit, Problem.CSRF, EventName.CSRF_REFUSED);
            case Outcome.CrossSite foreign -> refused(call, visit, Problem.CROSS_SITE, EventName.CROSS_SITE);
        }
    }

    /** A flaw of a request whose sender was let in. */
    void note(SessionCall call, Visit visit, AttributeError.ValueTooLarge large) {
        audit.limitHit(call, visit, large.bytes(), large.limit());
    }

    void notLoggedIn(SessionCall call, Outcome.NotLoggedIn nobody) {
        metrics.refused(call, nobody.why().code());
    }

    void failed(SessionCall call, Problem problem) {
        metrics.refused(call, problem.code());
    }

    private void done(SessionCall call, Visit visit) {
        metrics.done(call);
        if (visit.gate().csrfAsked() && visit.gate().csrfPresented().isEmpty()) {
            metrics.unprotected();
        }
    }

    private void refused(SessionCall call, Visit visit, Problem problem, EventName name) {
        metrics.refused(call, problem.code());
        audit.refused(call, visit, name);
    }

    private void limitHit(SessionCall call, Visit visit, long count, long limit) {
        metrics.refused(call, Problem.TOO_LARGE);
        audit.limitHit(call, visit, count, limit);
    }
}
