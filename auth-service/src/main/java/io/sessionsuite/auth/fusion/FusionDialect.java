package io.sessionsuite.auth.fusion;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * The last step of every resource here: whatever happened becomes an answer of this dialect, and nothing else leaves.
 */
final class FusionDialect {

    private FusionDialect() {}

    static Uni<Response> answer(HttpServerRequest request, Supplier<Uni<Answer>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .recoverWithItem(failure -> FusionErrors.answer(failure, request))
                .map(Answer::toResponse);
    }
}
