package io.sessionsuite.auth.fusion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logging in and out (auth 1.2, E1 to E3). */
@Path("/api/session")
@Tag(name = "Fusion session")
class SessionResource {

    private final FusionGate gate;
    private final FusionLogin login;
    private final FusionLogout logout;

    SessionResource(FusionGate gate, FusionLogin login, FusionLogout logout) {
        this.gate = gate;
        this.login = login;
        this.logout = logout;
    }

    @POST
    @Operation(summary = "Logs in with user name and password; the answer sets the cookie id")
    public Uni<Response> create(@Context HttpServerRequest request) {
        return FusionDialect.answer(
                request, () -> gate.loginBody(request).flatMap(body -> login.login(request, Json.object(body))));
    }

    @GET
    @Operation(summary = "Who is logged in, with which roles")
    public Uni<Response> view(@Context HttpServerRequest request) {
        return FusionDialect.answer(
                request, () -> gate.loggedIn(request).map(call -> Answer.json(200, SessionView.of(call.identity()))));
    }

    @DELETE
    @Operation(summary = "Ends every session presented")
    public Uni<Response> end(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> {
            gate.open(request);
            return logout.logout(request);
        });
    }
}
