package io.sessionsuite.coordination.acl;

import io.micrometer.core.instrument.MeterRegistry;
import io.sessionsuite.audit.AuditDetail;
import io.sessionsuite.audit.AuditEvent;
import io.sessionsuite.audit.AuditResult;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.audit.AuditUser;
import io.sessionsuite.audit.AuditWhere;
import io.sessionsuite.audit.AuditWho;
import io.sessionsuite.audit.EventName;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.redis.RedisScripts;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;

/**
 * What leaves a trace: denials, and every change of tokens and policies. Holders are named by accessor, never by
 * secret.
 */
@Singleton
public class AclAudit {

    private static final String DOOR = "consul";

    private final AuditTrail trail;

    @Inject
    AclAudit(@Identifier("coordination") RedisScripts redis, MeterRegistry meters) {
        this.trail = new AuditTrail(redis, meters, "coordination", Clock.systemUTC());
    }

    public void denied(HttpServerRequest request, PermissionDenied denied) {
        trail.record(new AuditEvent(EventName.FORBIDDEN, AuditResult.REFUSED, who(denied.identity()), where(request))
                .with(AuditDetail.METHOD, request.method().name())
                .with(AuditDetail.PATH, Objects.requireNonNullElse(request.path(), ""))
                .with(AuditDetail.REASON, denied.permission().text()));
    }

    /** A token or policy was written. */
    void written(Call call, Access access, Kind kind, String id) {
        changed(call, access, kind, "written", id);
    }

    /** A token or policy was deleted. */
    void deleted(Call call, Access access, Kind kind, String id) {
        changed(call, access, kind, "deleted", id);
    }

    void bootstrapped(Call call, String accessorId) {
        trail.record(
                new AuditEvent(new EventName("acl-bootstrap"), AuditResult.OK, AuditWho.NOBODY, where(call.request()))
                        .with(AuditDetail.TARGET, accessorId));
    }

    private void changed(Call call, Access access, Kind kind, String what, String id) {
        EventName name = new EventName("acl-" + kind.word + '-' + what);
        AuditWho who = who(access.rights().identity());
        trail.record(new AuditEvent(name, AuditResult.OK, who, where(call.request()))
                .with(AuditDetail.KIND, kind.word)
                .with(AuditDetail.TARGET, id));
    }

    /** What was changed. */
    enum Kind {
        TOKEN("token"),
        POLICY("policy");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static AuditWho who(Identity identity) {
        return switch (identity) {
            case Identity.Anonymous anonymous -> AuditWho.NOBODY;
            case Identity.Holder holder -> new AuditWho("", AuditUser.NONE, holder.accessorId(), AuditUser.NONE);
        };
    }

    private static AuditWhere where(HttpServerRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return new AuditWhere(request.connection().remoteAddress().hostAddress(), agent, DOOR);
    }
}
