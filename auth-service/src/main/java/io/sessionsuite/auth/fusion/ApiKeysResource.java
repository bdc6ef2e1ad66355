package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.apikey.ApiKeys;
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

/** API keys (auth 1.3). */
@Path("/api/api-keys")
@Tag(name = "Fusion directory")
class ApiKeysResource {

    private final FusionGate gate;
    private final ApiKeys keys;

    ApiKeysResource(FusionGate gate, ApiKeys keys) {
        this.gate = gate;
        this.keys = keys;
    }

    @GET
    @Operation(summary = "API keys, without the keys themselves")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permitted(request)
                .flatMap(call -> keys.list().map(all -> Slice.of(call.query()).answer(all, ApiKeyView::of, request))));
    }

    @POST
    @Operation(summary = "Creates an API key and shows it, this once")
    public Uni<Response> create(@Context HttpServerRequest request) {
        return FusionDialect.answer(request, () -> gate.permittedJson(request).flatMap(this::issue));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One API key, without the key itself")
    public Uni<Response> get(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request)
                .flatMap(call -> keys.get(Ids.sid(id)))
                .map(key -> Answer.json(200, ApiKeyView.of(key))));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes an API key")
    public Uni<Response> delete(@Context HttpServerRequest request, @RestPath String id) {
        return FusionDialect.answer(request, () -> gate.permitted(request)
                .flatMap(call -> keys.delete(Ids.sid(id), call.actor()))
                .replaceWith(Answer.empty(200)));
    }

    private Uni<Answer> issue(Call call) {
        JsonMembers body = call.json();
        return keys.create(
                        body.text("name"),
                        body.texts("roleNames"),
                        body.optionalText("expiresAt")
                                .map(text -> Times.parse(text, "expiresAt"))
                                .orElse(null),
                        call.actor())
                .map(issued -> Answer.json(201, ApiKeyView.of(issued)));
    }
}
