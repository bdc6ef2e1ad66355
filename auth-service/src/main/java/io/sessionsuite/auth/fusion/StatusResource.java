package io.sessionsuite.auth.fusion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the system is, and its first administrator (auth 1.2, E7 and E8). */
@Path("/api")
@Tag(name = "Fusion status")
class StatusResource {

    private final FusionGate gate;
    private final SystemStatus status;

    StatusResource(FusionGate gate, SystemStatus status) {
        this.gate = gate;
        this.status = status;
    }

    @GET
    @Operation(summary = "Version, enabled realms, and since when the system is initialised")
    public Uni<Response> get(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> {
            gate.open(request);
            return status.view();
        });
    }

    @POST
    @Operation(summary = "Claims a waiting system: makes its user admin")
    public Uni<Response> claim(@Context HttpServerRequest request) {
        return FusionDialect.answer(
                request, () -> gate.loginBody(request).flatMap(body -> status.claim(request, Json.object(body))));
    }
}
