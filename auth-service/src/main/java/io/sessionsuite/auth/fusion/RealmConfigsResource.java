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

/** Realms (auth 1.3). */
@Path("/api/realm-configs")
@Tag(name = "Fusion directory")
class RealmConfigsResource {

    private final FusionGate gate;
    private final RealmRequests realms;

    RealmConfigsResource(FusionGate gate, RealmRequests realms) {
        this.gate = gate;
        this.realms = realms;
    }

    @GET
    @Operation(summary = "Realms, of one name or all")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(realms::list));
    }

    @GET
    @Path("default")
    @Operation(summary = "The enabled realms a login screen offers")
    public Uni<Response> choices(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> {
            gate.open(request);
            return realms.choices();
        });
    }

    @POST
    @Operation(summary = "Creates a realm")
    public Uni<Response> create(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permittedJson(request).flatMap(realms::create));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One realm")
    public Uni<Response> get(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(call -> realms.get(id)));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a realm; disabling it ends its logins")
    public Uni<Response> update(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(
                request, () -> gate.permittedJson(request).flatMap(call -> realms.update(call, id)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a realm and ends its logins")
    public Uni<Response> remove(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(call -> realms.remove(call, id)));
    }
}
