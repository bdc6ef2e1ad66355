package io.sessionsuite.auth.oauth;

import io.sessionsuite.auth.fusion.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Access tokens (auth 1.2, E5 and E6). */
@Path("/oauth2")
@Tag(name = "OAuth tokens")
class TokenResource {

    private final TokenRequests tokens;

    TokenResource(TokenRequests tokens) {
        this.tokens = tokens;
    }

    @POST
    @Path("token")
    @Operation(summary = "An access token for the user of a Basic credential or of the password grant")
    public Uni<Response> issue(@Context HttpServerRequest request) {
        return answer(() -> tokens.issue(request));
    }

    @POST
    @Path("revoke")
    @Operation(summary = "Ends a token; its possession is proof enough")
    public Uni<Response> revoke(@Context HttpServerRequest request) {
        return answer(() -> tokens.revoke(request));
    }

    private static Uni<Response> answer(Supplier<Uni<Answer>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .recoverWithItem(OAuthErrors::answer)
                .map(Answer::toResponse);
    }
}
