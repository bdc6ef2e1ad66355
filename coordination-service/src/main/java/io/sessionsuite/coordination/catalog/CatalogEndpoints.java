package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.acl.Authorization;
import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.blocking.BlockingReads;
import io.sessionsuite.coordination.blocking.Fresh;
import io.sessionsuite.coordination.catalog.CatalogStore.NodeServices;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.ReadOptions;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceMode;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.sessionsuite.coordination.namespace.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /v1/catalog/…}. */
@Singleton
final class CatalogEndpoints implements Endpoints {

    private static final String INDEX = "X-Session-Index";

    private final Catalog catalog;
    private final CatalogStore store;
    private final BlockingReads reads;
    private final AgentSettings agent;
    private final NamespaceRules namespaces;

    @Inject
    CatalogEndpoints(Catalog catalog, CatalogStore store, BlockingReads reads, AgentSettings agent) {
        this.catalog = catalog;
        this.store = store;
        this.reads = reads;
        this.agent = agent;
        this.namespaces = new NamespaceRules(agent.namespaces());
    }

    @Override
    public void register(Routes routes) {
        routes.on("catalog/register").put(this::register);
        routes.on("catalog/deregister").put(this::deregister);
        routes.on("catalog/nodes").get(this::nodes);
        routes.on("catalog/node/").get(this::node);
        routes.on("catalog/datacenters").get(this::datacenters);
    }

    private Uni<Answer> register(Call call) {
        return CatalogCall.body(call, body -> Registration.parse(body, namespaces, agent.datacenter()))
                .flatMap(registration ->
                        call.access(registration.namespace()).flatMap(access -> catalog.register(access, registration)))
                .map(index ->
                        index == 0 ? Answer.verdict(true) : Answer.verdict(true).with(INDEX, index));
    }

    private Uni<Answer> deregister(Call call) {
        return CatalogCall.body(call, body -> Removal.parse(body, namespaces))
                .flatMap(removal ->
                        call.access(removal.namespace()).flatMap(access -> catalog.deregister(access, removal)))
                .map(index -> index.map(changed -> Answer.verdict(true).with(INDEX, changed))
                        .orElseGet(() -> Answer.verdict(true)));
    }

    private Uni<Answer> nodes(Call call) {
        ReadOptions options = CatalogCall.options(call);
        return accessToNodes(call)
                .flatMap(access -> reads.read(new CatalogReads.Nodes(store, access.namespace()), options)
                        .map(fresh -> nodes(access, fresh, options)));
    }

    /** Where namespaces are refused, this list does not look at them at all. */
    private Uni<Access> accessToNodes(Call call) {
        if (agent.namespaces() == NamespaceMode.ON) {
            return call.access();
        }
        Namespace only = Namespace.DEFAULT;
        return call.caller().map(caller -> new Access(new Scope(only, false), caller, caller.in(only)));
    }

    private static Answer nodes(Access access, Fresh<List<NodeRecord>> fresh, ReadOptions options) {
        Filtered<NodeRecord> visible = access.rights().filter(fresh.value(), node -> Permission.readNode(node.name()));
        JsonText json = new JsonText().openArray();
        visible.items().forEach(node -> node.write(json, access.scope().member()));
        return CatalogCall.answer(json.closeArray(), fresh, options, visible.announced());
    }

    private Uni<Answer> node(Call call) {
        String name = CatalogCall.named(call, "Missing node name").toLowerCase(Locale.ROOT);
        ReadOptions options = CatalogCall.options(call);
        return call.access()
                .flatMap(access -> reads.read(new CatalogReads.OneNode(store, access.namespace(), name), options)
                        .map(fresh -> node(access, fresh, fresh.value().stream().toList(), options)));
    }

    private static Answer node(Access access, Fresh<?> fresh, List<NodeServices> there, ReadOptions options) {
        Authorization rights = access.rights();
        Filtered<NodeServices> node =
                rights.filter(there, found -> Permission.readNode(found.node().name()));
        if (node.items().isEmpty()) {
            return CatalogCall.answer(new JsonText().raw("null"), fresh, options, node.announced());
        }
        NodeServices found = node.items().getFirst();
        Filtered<ServiceRecord> services =
                rights.filter(found.services(), service -> Permission.readService(service.name()));
        @Nullable String namespace = access.scope().member();
        JsonText json = new JsonText().openObject().name("Node");
        found.node().write(json, namespace).name("Services").openObject();
        services.items().forEach(service -> service.write(json.name(service.id()), namespace));
        return CatalogCall.answer(json.closeObject().closeObject(), fresh, options, services.announced());
    }

    private Uni<Answer> datacenters(Call call) {
        JsonText json = new JsonText().openArray().value(agent.datacenter()).closeArray();
        return Uni.createFrom().item(Answer.json(json));
    }
}
