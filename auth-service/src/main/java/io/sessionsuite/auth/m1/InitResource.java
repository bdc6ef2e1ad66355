package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.bootstrap.FirstAdministrator;
import io.sessionsuite.auth.origin.Origins;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the system has its first administrator, and how it gets him in mode {@code wait} (T8, T9). */
@Path("/init")
@Tag(name = "MinusOneDB")
public class InitResource {

    private final M1Dialect dialect;
    private final Origins origins;
    private final FirstAdministrator first;

    InitResource(M1Dialect dialect, Origins origins, FirstAdministrator first) {
        this.dialect = dialect;
        this.origins = origins;
        this.first = first;
    }

    @GET
    @Operation(summary = "Whether the system is initialised")
    public Uni<Response> state(@Context HttpServerRequest request) {
        return dialect.anybody(
                request, call -> first.state().map(Optional::isPresent).map(M1Answer::json));
    }

    @POST
    @Operation(summary = "Makes the first administrator of a system that waits for one")
    public Uni<Response> claim(@Context HttpServerRequest request) {
        return dialect.anybody(request, call -> {
            M1Parameters parameters = call.parameters();
            return first.claim(
                            parameters.required("username"),
                            parameters.password(),
                            call.client(),
                            origins.isForwardedByStranger(request))
                    .replaceWith(M1Answer.done());
        });
    }
}
