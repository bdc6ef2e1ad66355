package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.check.CheckView;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.kv.EntryView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions as JSON. */
final class TxnView {

    private static final int CONFLICT = 409;

    private TxnView() {}

    static Filtered<TxnOutcome.Result> visible(List<TxnOutcome.Result> results, Access access) {
        return access.rights().filter(results, result -> switch (result) {
            case TxnOutcome.Result.OfKey of -> Permission.readKey(of.entry().key());
            case TxnOutcome.Result.OfNode of -> Permission.readNode(of.node().name());
            case TxnOutcome.Result.OfCheck of ->
                of.check().serviceName().isEmpty()
                        ? Permission.readNode(of.check().check().node())
                        : Permission.readService(of.check().serviceName());
        });
    }

    static Answer done(Filtered<TxnOutcome.Result> results, Access access, boolean writes) {
        JsonText json = new JsonText().openObject().name("Results");
        if (results.items().isEmpty()) {
            json.raw("null");
        } else {
            json.openArray();
            results.items().forEach(result -> write(json, result, access.scope().member()));
            json.closeArray();
        }
        json.rawMember("Errors", "null");
        if (writes) {
            return Answer.json(json.closeObject());
        }
        readMembers(json, results.announced());
        return Answer.json(json.closeObject())
                .with("X-Consul-Knownleader", "true")
                .with("X-Consul-Lastcontact", 0);
    }

    static Answer failed(TxnOutcome.Failed failed, boolean writes) {
        JsonText json = new JsonText()
                .openObject()
                .rawMember("Results", "null")
                .name("Errors")
                .openArray();
        failed.problems().forEach(problem -> json.openObject()
                .member("OpIndex", problem.operation())
                .member("What", problem.text())
                .closeObject());
        json.closeArray();
        if (!writes) {
            readMembers(json, false);
        }
        return Answer.json(CONFLICT, json.closeObject()).with("Content-Type", "application/json; charset=utf-8");
    }

    private static void write(JsonText json, TxnOutcome.Result result, @Nullable String namespace) {
        json.openObject();
        switch (result) {
            case TxnOutcome.Result.OfKey of -> EntryView.write(json.name("KV"), of.entry(), namespace, of.withValue());
            case TxnOutcome.Result.OfNode of -> of.node().write(json.name("Node"), namespace);
            case TxnOutcome.Result.OfCheck of -> CheckView.write(json.name("Check"), of.check(), namespace);
        }
        json.closeObject();
    }

    private static void readMembers(JsonText json, boolean filtered) {
        json.member("Index", 1)
                .member("LastContact", 0)
                .member("KnownLeader", true)
                .member("ConsistencyLevel", "")
                .member("NotModified", false)
                .member("Backend", 0)
                .member("ResultsFilteredByACLs", filtered);
    }
}
