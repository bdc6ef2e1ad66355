package io.sessionsuite.auth.fusion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Accounts (auth 1.3). */
@Path("/api/users")
@Tag(name = "Fusion directory")
class UsersResource {

    private final FusionGate gate;
    private final UserRequests users;
    private final OwnPassword passwords;
    private final UserLogins logins;

    UsersResource(FusionGate gate, UserRequests users, OwnPassword passwords, UserLogins logins) {
        this.gate = gate;
        this.users = users;
        this.passwords = passwords;
        this.logins = logins;
    }

    @GET
    @Operation(summary = "Users, of one name or realm or all")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(users::list));
    }

    @POST
    @Operation(summary = "Creates a user")
    public Uni<Response> create(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permittedJson(request).flatMap(users::create));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One user")
    public Uni<Response> get(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request).flatMap(call -> users.get(Ids.user(id))));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes roles, permissions, time zone or whether the user may log in")
    public Uni<Response> update(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(
                request, () -> gate.permittedJson(request).flatMap(call -> users.update(call, Ids.user(id))));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Sets a password, one's own with the current one")
    public Uni<Response> patch(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(
                request, () -> gate.permittedJson(request).flatMap(call -> passwords.change(call, Ids.user(id))));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a user and ends his logins")
    public Uni<Response> remove(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(
                request, () -> gate.permitted(request).flatMap(call -> users.remove(call, Ids.user(id))));
    }

    @GET
    @Path("{id}/sessions")
    @Operation(summary = "The user's live logins")
    public Uni<Response> logins(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(
                request, () -> gate.permitted(request).flatMap(call -> logins.list(call, Ids.user(id))));
    }

    @DELETE
    @Path("{id}/sessions")
    @Operation(summary = "Ends all logins of the user")
    public Uni<Response> endLogins(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(
                request, () -> gate.permitted(request).flatMap(call -> logins.endAll(call, Ids.user(id))));
    }
}
