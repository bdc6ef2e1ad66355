package io.sessionsuite.store.document;

import io.sessionsuite.store.StoreAnswer;
import io.sessionsuite.store.caller.Admitted;
import io.sessionsuite.store.caller.Gate;
import io.sessionsuite.store.caller.Right;
import io.sessionsuite.store.form.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of documents. */
@Path("/session/update")
@Tag(name = "MinusOneDB")
public class UpdateResource {

    private final Gate gate;
    private final Updates updates;

    UpdateResource(Gate gate, Updates updates) {
        this.gate = gate;
        this.updates = updates;
    }

    @POST
    @Operation(summary = "Upserts, merges and deletes documents of a store")
    public Uni<Response> update(@Context HttpServerRequest request) {
        long received = System.currentTimeMillis();
        return gate.admit(request, admitted -> update(admitted, received), Right.SESSION_UPDATE);
    }

    private Uni<Response> update(Admitted admitted, long received) {
        Parameters parameters = admitted.parameters();
        String store = parameters.required("store");
        byte[] ops = parameters.required("ops").getBytes(StandardCharsets.UTF_8);
        return updates.apply(store, ops, new Origin(admitted.address(), received))
                .replaceWith(StoreAnswer.done()::toResponse);
    }
}
