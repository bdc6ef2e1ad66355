package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.directory.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users and their direct rights, for administrators (T3 to T7). */
@Path("/user")
@Tag(name = "MinusOneDB")
public class UserResource {

    private static final String USERNAME = "username";

    private final M1Dialect dialect;
    private final M1Users users;

    UserResource(M1Dialect dialect, M1Users users) {
        this.dialect = dialect;
        this.users = users;
    }

    @GET
    @Path("/list")
    @Operation(summary = "All users and their rights")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return dialect.administrator(request, (call, caller) -> users.list().map(M1Answer::json));
    }

    @POST
    @Path("/list")
    @Operation(summary = "The same as by GET")
    public Uni<Response> listByPost(@Context HttpServerRequest request) {
        return list(request);
    }

    @GET
    @Path("/get")
    @Operation(summary = "One user and his rights")
    public Uni<Response> get(@Context HttpServerRequest request) {
        return dialect.administrator(
                request, (call, caller) -> users.get(call.parameters().required(USERNAME))
                        .map(M1Answer::json));
    }

    @POST
    @Path("/get")
    @Operation(summary = "The same as by GET")
    public Uni<Response> getByPost(@Context HttpServerRequest request) {
        return get(request);
    }

    @POST
    @Path("/add")
    @Operation(summary = "Makes a user with these rights")
    public Uni<Response> add(@Context HttpServerRequest request) {
        return dialect.administrator(request, (call, caller) -> {
            M1Parameters parameters = call.parameters();
            return users.add(
                            parameters.required(USERNAME),
                            parameters.password(),
                            Rights.parse(parameters.required("rights")),
                            Actor.of(caller, call.client()))
                    .replaceWith(M1Answer.done());
        });
    }

    @POST
    @Path("/update")
    @Operation(summary = "Gives a user exactly these rights")
    public Uni<Response> update(@Context HttpServerRequest request) {
        return dialect.administrator(request, (call, caller) -> {
            M1Parameters parameters = call.parameters();
            return users.update(
                            parameters.required(USERNAME),
                            Rights.parse(parameters.required("rights")),
                            Actor.of(caller, call.client()))
                    .replaceWith(M1Answer.done());
        });
    }

    @POST
    @Path("/remove")
    @Operation(summary = "Removes a user and ends his logins")
    public Uni<Response> remove(@Context HttpServerRequest request) {
        return dialect.administrator(request, (call, caller) -> users.remove(
                        call.parameters().required(USERNAME), Actor.of(caller, call.client()))
                .replaceWith(M1Answer.done()));
    }
}
