package io.sessionsuite.store.health;

import io.sessionsuite.store.StoreAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether anybody is there. */
@Path("/ping")
@Tag(name = "MinusOneDB")
public class PingResource {

    @GET
    @Operation(summary = "Whether the service answers; needs no token")
    public Uni<Response> ping() {
        return Uni.createFrom().item(StoreAnswer.json("true").toResponse());
    }
}
