package io.sessionsuite.auth.m1;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A token for a user name and a password (T1). */
@Path("/auth")
@Tag(name = "MinusOneDB")
public class AuthResource {

    private final M1Dialect dialect;
    private final M1Tokens tokens;

    AuthResource(M1Dialect dialect, M1Tokens tokens) {
        this.dialect = dialect;
        this.tokens = tokens;
    }

    @POST
    @Operation(summary = "A token for m1-auth-token, as bare text")
    public Uni<Response> token(@Context HttpServerRequest request) {
        return dialect.anybody(request, call -> tokens.give(TokenOrder.of(call.parameters()), call)
                .map(token -> M1Answer.text(token.text())));
    }
}
