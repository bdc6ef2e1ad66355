package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.BodyLimit;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.kv.KvSettings;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceMode;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.sessionsuite.coordination.namespace.Scope;
import io.sessionsuite.coordination.namespace.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code /v1/txn}. */
@Singleton
final class TxnResource implements Endpoints {

    private final TxnStore store;
    private final TxnSettings settings;
    private final int maxValueSize;
    private final AgentSettings agent;
    private final BodyLimit limit;

    @Inject
    TxnResource(TxnStore store, TxnSettings settings, KvSettings kv, AgentSettings agent) {
        this.store = store;
        this.settings = settings;
        this.maxValueSize = kv.maxValueSize();
        this.agent = agent;
        this.limit = BodyLimit.ofTransaction(Math.max(settings.maxRequestLength(), kv.maxValueSize()));
    }

    @Override
    public void register(Routes routes) {
        routes.on("txn").put(this::run);
    }

    private Uni<Answer> run(Call call) {
        Uni<Buffer> body = call.body(limit);
        return body.flatMap(bytes -> {
            TxnRequest request = decode(bytes.getBytes());
            boolean writes = request.operations().stream().anyMatch(Operation::writes);
            if (!writes) {
                call.options();
            }
            return access(call, request).flatMap(access -> run(access, request, writes));
        });
    }

    private Uni<Answer> run(Access access, TxnRequest request, boolean writes) {
        List<Judged> operations = request.operations().stream()
                .map(operation -> Judged.of(operation, access))
                .toList();
        return store.run(access.namespace(), operations).map(outcome -> switch (outcome) {
            case TxnOutcome.Done done -> {
                Filtered<TxnOutcome.Result> visible = TxnView.visible(done.results(), access);
                Answer answer = TxnView.done(visible, access, writes);
                yield done.index() == 0 ? answer : answer.with("X-Session-Index", done.index());
            }
            case TxnOutcome.Failed failed -> TxnView.failed(failed, writes);
        });
    }

    private TxnRequest decode(byte[] body) {
        try {
            return new TxnRequest.Decoder(
                            new NamespaceRules(agent.namespaces()),
                            agent.datacenter(),
                            settings.maxOperations(),
                            maxValueSize)
                    .decode(body);
        } catch (MalformedJson e) {
            throw new CoordinationError(ErrorCode.BAD_BODY, "Failed to parse body: " + e.detail());
        }
    }

    /** Where namespaces are refused, a transaction does not look at them; else all of it is in one. */
    private Uni<Access> access(Call call, TxnRequest request) {
        if (agent.namespaces() == NamespaceMode.REFUSE) {
            Namespace only = Namespace.DEFAULT;
            return call.caller().map(caller -> new Access(new Scope(only, false), caller, caller.in(only)));
        }
        if (request.namespace() != null
                && call.select(false) instanceof Selection.Named named
                && !named.namespace().equals(request.namespace())) {
            throw TxnRequest.severalNamespaces();
        }
        return call.access(request.namespace());
    }
}
