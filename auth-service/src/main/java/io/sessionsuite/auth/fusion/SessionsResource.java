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
import org.jboss.resteasy.reactive.RestPath;

/** Logins listed and ended one by one (auth 1.4). */
@Path("/api/sessions")
@Tag(name = "Fusion sessions")
class SessionsResource {

    private final FusionGate gate;
    private final LoginLists lists;
    private final LoginEndings endings;

    SessionsResource(FusionGate gate, LoginLists lists, LoginEndings endings) {
        this.gate = gate;
        this.lists = lists;
        this.endings = endings;
    }

    @GET
    @Operation(summary = "My live logins; with user, realmName or cursor those of others, for administrators")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.loggedIn(request).flatMap(lists::list));
    }

    @DELETE
    @Operation(summary = "Ends my other logins (scope=others) or all of them (scope=all)")
    public Uni<Response> endMany(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.loggedIn(request).flatMap(endings::endMany));
    }

    @DELETE
    @Path("{sid}")
    @Operation(summary = "Ends one login")
    public Uni<Response> endOne(@Context HttpServerRequest request, @RestPath String sid) {
        return FusionDialect.answer(request, () -> gate.loggedIn(request).flatMap(call -> endings.endOne(call, sid)));
    }

    @POST
    @Path("current/refresh")
    @Operation(summary = "Gives the current session a new secret")
    public Uni<Response> refresh(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.loggedIn(request).flatMap(endings::refresh));
    }
}
