package io.sessionsuite.coordination.catalog;

import static io.sessionsuite.coordination.unit.Part.CATALOG;
import static io.sessionsuite.coordination.unit.Part.CHECKS;
import static io.sessionsuite.coordination.unit.Part.META;
import static io.sessionsuite.coordination.unit.Part.NODES;
import static io.sessionsuite.coordination.unit.Part.SERVICES;

import com.fasterxml.jackson.databind.JsonNode;
import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.blocking.Snapshot;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.check.CheckStatus;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.unit.Part;
import io.sessionsuite.coordination.unit.RedisUnits;
import io.sessionsuite.coordination.unit.UnitCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalog as scripts on a namespace's unit. */
@Singleton
final class RedisCatalogStore implements CatalogStore {

    private static final Script PUT = Script.load("coordination/catalog-put-17");
    private static final Script DELETE = Script.load("coordination/catalog-delete-17");
    private static final Script STATUS = Script.load("coordination/check-status-17");
    private static final Script READ = Script.load("coordination/catalog-read-5");
    private static final List<Part> READ_KEYS = List.of(META, NODES, SERVICES, CHECKS, CATALOG);
    private static final int MOST_RECORDS = 10_000;
    private static final int FIRST_RECORD = 3;

    private final RedisUnits units;
    private final RedisScripts redis;

    @Inject
    RedisCatalogStore(RedisUnits units, @Identifier("coordination") RedisScripts redis) {
        this.units = units;
        this.redis = redis;
    }

    @Override
    public Uni<Registering> register(Namespace namespace, Registration registration, boolean mayWriteNode) {
        Node node = registration.node();
        Service service = registration.service();
        UnitCall call = units.writing(namespace, PUT, Part.ALL)
                .arg(node.key())
                .arg(node.id())
                .arg(node.members())
                .arg(registration.keepNode())
                .arg(mayWriteNode)
                .arg(service == null ? "" : service.key())
                .arg(service == null ? "" : service.nameKey())
                .arg(service == null ? "" : service.members());
        registration.checks().forEach(check -> add(call, check));
        return call.run().map(reply -> switch (reply.word()) {
            case "OK" -> new Registering.Done(index(reply.text(1)));
            case "DENIED" -> new Registering.NodeDenied();
            case "NOSERVICE" -> new Registering.NoService();
            case "NAMETAKEN" -> taken(reply);
            default -> throw reply.unexpected();
        });
    }

    private static void add(UnitCall call, Check check) {
        call.arg(check.key())
                .arg(check.status().word())
                .arg(check.type())
                .arg(check.ttl().toMillis())
                .arg(check.serviceKey())
                .arg(CheckRecord.json(check))
                .arg(check.output());
    }

    private static Registering taken(Reply reply) {
        JsonNode json = StoredJson.of('{' + reply.text(2) + '}');
        return new Registering.NameTaken(
                reply.text(1), json.path("Node").asText(), json.path("Address").asText());
    }

    private static long index(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    @Override
    public Uni<Optional<Long>> remove(Namespace namespace, String kind, String node, String id) {
        return units.on(namespace, DELETE, Part.ALL)
                .arg(kind)
                .arg(node)
                .arg(id)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> Optional.of(reply.number(1));
                    case "NONE" -> Optional.empty();
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Reporting> report(Namespace namespace, String node, String check, CheckStatus status, String output) {
        return units.on(namespace, STATUS, Part.ALL)
                .arg(node)
                .arg(check)
                .arg(status.word())
                .arg(output)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> new Reporting.Done();
                    case "ABSENT" -> new Reporting.Unknown();
                    case "NOTTL" -> new Reporting.NoTtl();
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Snapshot<List<NodeRecord>>> nodes(Namespace namespace) {
        return read(namespace, "nodes", "")
                .map(reply -> snapshot(
                        reply,
                        false,
                        reply.texts(FIRST_RECORD).stream().map(NodeRecord::of).toList()));
    }

    @Override
    public Uni<Snapshot<Optional<NodeServices>>> node(Namespace namespace, String node) {
        return read(namespace, "node", node).map(reply -> {
            List<String> records = reply.texts(FIRST_RECORD);
            if (records.isEmpty()) {
                return snapshot(reply, true, Optional.empty());
            }
            List<ServiceRecord> services =
                    records.stream().skip(1).map(ServiceRecord::of).toList();
            return snapshot(reply, false, Optional.of(new NodeServices(NodeRecord.of(records.getFirst()), services)));
        });
    }

    @Override
    public Uni<Snapshot<List<CheckRecord>>> checks(Namespace namespace, CheckSelection selection) {
        Uni<Reply> read =
                switch (selection) {
                    case CheckSelection.OfNode of -> read(namespace, "checks-node", of.node());
                    case CheckSelection.OfService of -> read(namespace, "checks-service", of.name());
                    case CheckSelection.InState in -> read(namespace, "checks-state", in.word());
                };
        return read.map(reply -> snapshot(reply, false, checks(reply)));
    }

    private static List<CheckRecord> checks(Reply reply) {
        List<CheckRecord> checks = new ArrayList<>();
        for (int i = FIRST_RECORD; i < reply.size(); i += 2) {
            String service = reply.text(i + 1);
            if (service.isEmpty()) {
                checks.add(CheckRecord.of(reply.text(i), "", "", "[]"));
            } else {
                ServiceRecord of = ServiceRecord.of(service);
                checks.add(CheckRecord.of(reply.text(i), of.id(), of.name(), of.tags()));
            }
        }
        return checks;
    }

    private Uni<Reply> read(Namespace namespace, String kind, String selector) {
        return units.on(namespace, READ, READ_KEYS)
                .arg(kind)
                .arg(selector)
                .arg(MOST_RECORDS)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> reply;
                    case "TOOMANY" ->
                        throw new CoordinationError(
                                ErrorCode.TOO_MANY_ENTRIES, "Result exceeds " + MOST_RECORDS + " entries");
                    default -> throw reply.unexpected();
                });
    }

    private static <T> Snapshot<T> snapshot(Reply reply, boolean missing, T value) {
        return new Snapshot<>(reply.number(2), reply.number(1), missing, value);
    }

    @Override
    public Uni<Boolean> answers() {
        return redis.command(Command.PING)
                .run()
                .map(reply -> true)
                .onFailure(CoordinationError.class)
                .recoverWithItem(false);
    }
}
