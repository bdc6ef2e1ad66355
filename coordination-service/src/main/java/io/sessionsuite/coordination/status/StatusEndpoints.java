package io.sessionsuite.coordination.status;

import io.sessionsuite.coordination.catalog.CatalogStore;
import io.sessionsuite.coordination.catalog.OwnNode;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Routes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * {@code /v1/status/…}. All replicas are one agent, so leader and peers are one address; without Redis there is none.
 */
@Singleton
final class StatusEndpoints implements Endpoints {

    private final CatalogStore store;
    private final OwnNode own;

    @Inject
    StatusEndpoints(CatalogStore store, OwnNode own) {
        this.store = store;
        this.own = own;
    }

    @Override
    public void register(Routes routes) {
        routes.on("status/leader").get(this::leader);
        routes.on("status/peers").get(this::peers);
    }

    private Uni<Answer> leader(Call call) {
        call.options();
        return store.answers().map(there -> Answer.json(new JsonText().value(there ? own.leaderAddress() : "")));
    }

    private Uni<Answer> peers(Call call) {
        call.options();
        JsonText json = new JsonText().openArray().value(own.leaderAddress()).closeArray();
        return Uni.createFrom().item(Answer.json(json));
    }
}
