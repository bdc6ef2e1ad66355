package io.sessionsuite.auth.fusion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened to logins and the directory (auth 1.4, 6.2). */
@Path("/api/sessions/audit")
@Tag(name = "Fusion sessions")
class AuditResource {

    private final FusionGate gate;
    private final AuditLists audit;

    AuditResource(FusionGate gate, AuditLists audit) {
        this.gate = gate;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "Audit events, newest first")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(audit::list));
    }
}
