package io.sessionsuite.store.health;

import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.caller.Gate;
import io.sessionsuite.store.caller.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the stores are, for administrators; always 200. */
@Path("/health")
@Tag(name = "MinusOneDB")
public class HealthResource {

    private final Gate gate;
    private final StoreHealth health;

    HealthResource(Gate gate, StoreHealth health) {
        this.gate = gate;
        this.health = health;
    }

    @GET
    @Operation(summary = "State of the service and of every copy of every store")
    public Uni<Response> health(@Context HttpServerRequest request) {
        return gate.admit(
                request,
                admitted -> health.look()
                        .map(report -> StoreAnswer.json(report.encode()).toResponse()),
                Right.ADMIN);
    }
}
