package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What users do for themselves and administrators for others: passwords and tokens (T2, T10). */
@Path("/user")
@Tag(name = "MinusOneDB")
public class OwnUserResource {

    private static final String USERNAME = "username";

    private final M1Dialect dialect;
    private final M1Users users;
    private final M1Passwords passwords;
    private final M1Tokens tokens;

    OwnUserResource(M1Dialect dialect, M1Users users, M1Passwords passwords, M1Tokens tokens) {
        this.dialect = dialect;
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @POST
    @Path("/password")
    @Operation(summary = "Sets a password; the user's other logins end")
    public Uni<Response> password(@Context HttpServerRequest request) {
        return dialect.caller(request, (call, caller) -> {
            M1Parameters parameters = call.parameters();
            Uni<UserId> whose = whose(parameters, caller);
            String password = parameters.password();
            return whose.flatMap(user -> passwords.set(user, password, caller, call))
                    .replaceWith(M1Answer.done());
        });
    }

    @GET
    @Path("/tokens")
    @Operation(summary = "The live tokens of a user, without their secrets")
    public Uni<Response> tokens(@Context HttpServerRequest request) {
        return dialect.caller(request, (call, caller) -> whose(call.parameters(), caller)
                .flatMap(tokens::list)
                .map(M1Answer::json));
    }

    @POST
    @Path("/revoke")
    @Operation(summary = "Ends all tokens of a user")
    public Uni<Response> revoke(@Context HttpServerRequest request) {
        return dialect.caller(request, (call, caller) -> whose(call.parameters(), caller)
                .flatMap(user -> tokens.revoke(user, Actor.of(caller, call.client())))
                .replaceWith(M1Answer.done()));
    }

    /** The caller, or the user he names; another one only for administrators. */
    private Uni<UserId> whose(M1Parameters parameters, Caller caller) {
        String username = parameters.optional(USERNAME).orElse("");
        if (username.isEmpty() || users.id(username).equals(caller.uid())) {
            return Uni.createFrom().item(caller.uid());
        }
        dialect.requireAdmin(caller);
        return users.existing(username).map(User::id);
    }
}
