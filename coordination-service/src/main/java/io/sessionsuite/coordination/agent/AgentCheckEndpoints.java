package io.sessionsuite.coordination.agent;

import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.catalog.CatalogCall;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.check.CheckStatus;
import io.sessionsuite.coordination.check.CheckView;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code /v1/agent/checks}, {@code /v1/agent/check/…}: checks of the own node. */
@Singleton
final class AgentCheckEndpoints implements Endpoints {

    private final AgentChecks checks;
    private final AgentSettings agent;
    private final NamespaceRules namespaces;

    @Inject
    AgentCheckEndpoints(AgentChecks checks, AgentSettings agent) {
        this.checks = checks;
        this.agent = agent;
        this.namespaces = new NamespaceRules(agent.namespaces());
    }

    @Override
    public void register(Routes routes) {
        routes.on("agent/checks").get(this::list);
        routes.on("agent/check/register").put(this::define);
        routes.on("agent/check/deregister/").put(this::remove);
        routes.on("agent/check/pass/").put(call -> note(call, CheckStatus.PASSING));
        routes.on("agent/check/warn/").put(call -> note(call, CheckStatus.WARNING));
        routes.on("agent/check/fail/").put(call -> note(call, CheckStatus.CRITICAL));
        routes.on("agent/check/update/").put(this::update);
    }

    private Uni<Answer> list(Call call) {
        CatalogCall.options(call);
        return call.access().flatMap(access -> checks.all(access.namespace()).map(all -> {
            Filtered<CheckRecord> visible = CheckRecord.visible(access.rights(), all);
            JsonText json = new JsonText().openObject();
            visible.items()
                    .forEach(check -> CheckView.write(
                            json.name(check.check().id()), check, access.scope().member()));
            return Answer.json(json.closeObject());
        }));
    }

    private Uni<Answer> define(Call call) {
        return CatalogCall.body(call, body -> CheckDefinition.parse(body, namespaces, agent.nodeName()))
                .flatMap(definition -> call.access(definition.namespace())
                        .flatMap(access -> checks.register(access, definition.check())))
                .replaceWith(() -> Answer.empty(200));
    }

    private Uni<Answer> remove(Call call) {
        return call.access()
                .flatMap(access -> checks.deregister(access, call.rest()))
                .replaceWith(() -> Answer.empty(200));
    }

    private Uni<Answer> note(Call call, CheckStatus status) {
        return report(call, new StatusUpdate(status, call.query().value("note")));
    }

    private Uni<Answer> update(Call call) {
        return CatalogCall.body(call, StatusUpdate::parse).flatMap(update -> report(call, update));
    }

    private Uni<Answer> report(Call call, StatusUpdate update) {
        return call.access()
                .flatMap(access -> checks.report(access, call.rest(), update))
                .replaceWith(() -> Answer.empty(200));
    }
}
