package io.sessionsuite.auth.fusion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Roles (auth 1.3). */
@Path("/api/roles")
@Tag(name = "Fusion directory")
class RolesResource {

    private final FusionGate gate;
    private final RoleRequests roles;

    RolesResource(FusionGate gate, RoleRequests roles) {
        this.gate = gate;
        this.roles = roles;
    }

    @GET
    @Operation(summary = "Roles, of one name or all")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(roles::list));
    }

    @POST
    @Operation(summary = "Creates a role")
    public Uni<Response> create(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permittedJson(request).flatMap(roles::create));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One role")
    public Uni<Response> get(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(call -> roles.get(id)));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a role; its users' logins follow")
    public Uni<Response> update(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permittedJson(request).flatMap(call -> roles.update(call, id)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a role; it leaves its users")
    public Uni<Response> remove(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(call -> roles.remove(call, id)));
    }
}
