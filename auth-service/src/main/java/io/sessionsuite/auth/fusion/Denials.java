package io.sessionsuite.auth.fusion;

import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.sessionsuite.auth.Client;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Login;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Refusals that leave an audit event. */
@ApplicationScoped
class Denials {

    private static final String DOOR = "fusion";

    private final AuditTrail trail;

    Denials(@Identifier("auth") AuditTrail trail) {
        this.trail = trail;
    }

    /** A known caller without the permission. */
    void forbidden(Call call) {
        Caller caller = call.caller();
        Login login = caller.login();
        String sid = login == null ? "" : login.sid().text();
        AuditWho who = new AuditWho(caller.realm(), new AuditUser.Known(caller.user()), sid, AuditUser.NONE);
        record(EventName.FORBIDDEN, who, call.client(), call.request());
    }

    /** A request a foreign page made a browser send. */
    void crossSite(Client client, HttpServerRequest request) {
        record(EventName.CROSS_SITE, AuditWho.NOBODY, client, request);
    }

    private void record(EventName name, AuditWho who, Client client, HttpServerRequest request) {
        AuditWhere where = new AuditWhere(client.address(), client.agent(), DOOR);
        trail.record(new AuditEvent(name, AuditResult.REFUSED, who, where)
                .with(AuditDetail.METHOD, request.method().name())
                .with(AuditDetail.PATH, request.path()));
    }
}
