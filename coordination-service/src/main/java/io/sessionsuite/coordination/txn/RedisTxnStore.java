package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.catalog.NodeRecord;
import io.sessionsuite.coordination.catalog.ServiceRecord;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.kv.Entry;
import io.sessionsuite.coordination.kv.KvSettings;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.session.SessionSettings;
import io.sessionsuite.coordination.unit.Part;
import io.sessionsuite.coordination.unit.RedisUnits;
import io.sessionsuite.coordination.unit.UnitCall;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A transaction as one script. */
@Singleton
final class RedisTxnStore implements TxnStore {

    private static final Script TXN = Script.load("coordination/txn-17");
    private static final int FIELDS = 13;
    private static final long MOST_BYTES = 64L << 20;

    private final RedisUnits units;
    private final int maxEntries;
    private final int maxLocks;

    @Inject
    RedisTxnStore(RedisUnits units, KvSettings kv, SessionSettings session) {
        this.units = units;
        this.maxEntries = kv.maxListEntries();
        this.maxLocks = session.maxLocks();
    }

    @Override
    public Uni<TxnOutcome> run(Namespace namespace, List<Judged> operations) {
        boolean writes =
                operations.stream().anyMatch(judged -> judged.operation().writes());
        UnitCall call = writes ? units.writing(namespace, TXN, Part.ALL) : units.on(namespace, TXN, Part.ALL);
        call.arg(maxEntries).arg(maxLocks).arg(MOST_BYTES);
        operations.forEach(judged -> add(call, judged));
        return call.run().map(reply -> switch (reply.word()) {
            case "OK" -> new TxnOutcome.Done(reply.number(1), results(reply));
            case "FAIL" -> new TxnOutcome.Failed(problems(reply));
            case "TOOMANY" ->
                throw new CoordinationError(ErrorCode.TOO_MANY_ENTRIES, "Result exceeds " + maxEntries + " entries");
            default -> throw reply.unexpected();
        });
    }

    private static void add(UnitCall call, Judged judged) {
        if (judged.refusal() != null) {
            fill(call.arg("refused").arg(judged.refusal()), 2);
            return;
        }
        switch (judged.operation()) {
            case Operation.OnKey on ->
                fill(
                        call.arg("kv")
                                .arg(on.verb())
                                .arg(on.key())
                                .arg(on.value())
                                .arg(on.flags().decimal())
                                .arg(on.index())
                                .arg(on.session()),
                        7);
            case Operation.OnNode on ->
                fill(
                        call.arg("node")
                                .arg(on.verb())
                                .arg(on.node().key())
                                .arg(on.node().id())
                                .arg(on.node().members())
                                .arg(on.index())
                                .arg(on.node().name()),
                        7);
            case Operation.OnCheck on -> add(call.arg("check").arg(on.verb()), on);
            case Operation.OnNothing nothing -> throw new IllegalStateException("Not refused");
        }
    }

    private static void add(UnitCall call, Operation.OnCheck on) {
        Check check = on.check();
        call.arg(check.node().toLowerCase(Locale.ROOT))
                .arg(check.key())
                .arg(on.index())
                .arg(check.id())
                .arg(check.node())
                .arg(check.status().word())
                .arg(check.type())
                .arg(check.ttl().toMillis())
                .arg(check.serviceKey())
                .arg(CheckRecord.json(check))
                .arg(check.output());
    }

    private static void fill(UnitCall call, int given) {
        for (int i = given; i < FIELDS; i++) {
            call.arg("");
        }
    }

    private static List<TxnOutcome.Problem> problems(Reply reply) {
        List<TxnOutcome.Problem> problems = new ArrayList<>();
        for (int i = 1; i < reply.size(); i += 2) {
            problems.add(new TxnOutcome.Problem((int) reply.number(i), reply.text(i + 1)));
        }
        return problems;
    }

    private static List<TxnOutcome.Result> results(Reply reply) {
        List<TxnOutcome.Result> results = new ArrayList<>();
        for (int i = 2; i < reply.size(); i++) {
            results.add(result(reply.at(i)));
        }
        return results;
    }

    private static TxnOutcome.Result result(Reply item) {
        return switch (item.text(1)) {
            case "kv" ->
                new TxnOutcome.Result.OfKey(Entry.of(item.text(2), item.text(3), item.bytes(5)), item.number(4) == 1);
            case "node" -> new TxnOutcome.Result.OfNode(NodeRecord.of(item.text(2)));
            case "check" -> new TxnOutcome.Result.OfCheck(check(item.text(2), item.text(3)));
            default -> throw item.unexpected();
        };
    }

    private static CheckRecord check(String record, String service) {
        if (service.isEmpty()) {
            return CheckRecord.of(record, "", "", "[]");
        }
        ServiceRecord of = ServiceRecord.of(service);
        return CheckRecord.of(record, of.id(), of.name(), of.tags());
    }
}
