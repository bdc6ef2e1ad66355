package io.sessionsuite.coordination.health;

import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.blocking.BlockingReads;
import io.sessionsuite.coordination.blocking.Fresh;
import io.sessionsuite.coordination.catalog.CatalogCall;
import io.sessionsuite.coordination.catalog.CatalogReads;
import io.sessionsuite.coordination.catalog.CatalogStore;
import io.sessionsuite.coordination.catalog.CatalogStore.CheckSelection;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.check.CheckView;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.ReadOptions;
import io.sessionsuite.coordination.http.Routes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** {@code /v1/health/…}. */
@Singleton
final class HealthEndpoints implements Endpoints {

    private final CatalogStore store;
    private final BlockingReads reads;

    @Inject
    HealthEndpoints(CatalogStore store, BlockingReads reads) {
        this.store = store;
        this.reads = reads;
    }

    @Override
    public void register(Routes routes) {
        routes.on("health/node/").get(this::node);
        routes.on("health/checks/").get(this::service);
        routes.on("health/state/").get(this::state);
    }

    private Uni<Answer> node(Call call) {
        String node = CatalogCall.named(call, "Missing node name");
        return list(call, new CheckSelection.OfNode(node.toLowerCase(Locale.ROOT)));
    }

    private Uni<Answer> service(Call call) {
        String service = CatalogCall.named(call, "Missing service name");
        return list(call, new CheckSelection.OfService(service.toLowerCase(Locale.ROOT)));
    }

    private Uni<Answer> state(Call call) {
        String state = CatalogCall.named(call, "Missing check state");
        return list(call, new CheckSelection.InState(state));
    }

    private Uni<Answer> list(Call call, CheckSelection selection) {
        ReadOptions options = CatalogCall.options(call);
        return call.access()
                .flatMap(access -> reads.read(new CatalogReads.Checks(store, access.namespace(), selection), options)
                        .map(fresh -> answer(access, fresh, options)));
    }

    private static Answer answer(Access access, Fresh<List<CheckRecord>> fresh, ReadOptions options) {
        Filtered<CheckRecord> visible = CheckRecord.visible(access.rights(), fresh.value());
        JsonText json = new JsonText().openArray();
        visible.items()
                .forEach(check -> CheckView.write(json, check, access.scope().member()));
        return CatalogCall.answer(json.closeArray(), fresh, options, visible.announced());
    }
}
