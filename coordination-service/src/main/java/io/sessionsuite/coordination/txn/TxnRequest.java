package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.catalog.NodeRequest;
import io.sessionsuite.coordination.check.CheckRequest;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.kv.Flags;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a transaction.
 *
 * @param namespace the one its operations name, if any does
 */
record TxnRequest(List<Operation> operations, @Nullable Namespace namespace) {

    /** Reads bodies. */
    static final class Decoder {

        private final NamespaceRules namespaces;
        private final String datacenter;
        private final int maxOperations;
        private final int maxValueSize;
        private final Set<Namespace> named = new LinkedHashSet<>();

        Decoder(NamespaceRules namespaces, String datacenter, int maxOperations, int maxValueSize) {
            this.namespaces = namespaces;
            this.datacenter = datacenter;
            this.maxOperations = maxOperations;
            this.maxValueSize = maxValueSize;
        }

        /**
         * @throws MalformedJson with the detail of the refusal
         * @throws CoordinationError 413 for too many operations or too large a value, 400 for several namespaces
         */
        TxnRequest decode(byte[] body) {
            List<JsonMembers> objects = JsonMembers.parseList(body);
            List<Operation> operations = new ArrayList<>(objects.size());
            for (JsonMembers object : objects) {
                operations.add(operation(object));
            }
            if (operations.size() > maxOperations) {
                throw new CoordinationError(
                        ErrorCode.TOO_LARGE,
                        "Transaction contains too many operations (" + operations.size() + " > " + maxOperations + ")");
            }
            operations.forEach(this::checkSize);
            if (named.size() > 1) {
                throw severalNamespaces();
            }
            return new TxnRequest(
                    operations, named.isEmpty() ? null : named.iterator().next());
        }

        private Operation operation(JsonMembers object) {
            JsonMembers key = object.object("KV");
            JsonMembers node = object.object("Node");
            JsonMembers service = object.object("Service");
            JsonMembers check = object.object("Check");
            object.refuseOthers();
            if (key != null) {
                return onKey(key);
            }
            if (node != null) {
                return onNode(node);
            }
            return service == null && check != null ? onCheck(check) : new Operation.OnNothing();
        }

        private Operation onKey(JsonMembers json) {
            String flags = json.unsigned("Flags");
            Operation.OnKey operation = new Operation.OnKey(
                    json.textOrEmpty("Verb"),
                    json.textOrEmpty("Key"),
                    decoded(json.textOrEmpty("Value")),
                    flags == null ? Flags.NONE : new Flags(flags),
                    index(json.unsigned("Index")),
                    json.textOrEmpty("Session").toLowerCase(Locale.ROOT));
            name(json);
            json.refuseOthers();
            return operation;
        }

        private Operation onNode(JsonMembers json) {
            String verb = json.textOrEmpty("Verb");
            JsonMembers members = member(json, "Node");
            Operation operation = new Operation.OnNode(
                    verb, NodeRequest.parse(members, "Meta", datacenter), index(members.unsigned("ModifyIndex")));
            members.node("CreateIndex");
            name(members);
            members.refuseOthers();
            json.refuseOthers();
            return operation;
        }

        private Operation onCheck(JsonMembers json) {
            String verb = json.textOrEmpty("Verb");
            JsonMembers members = member(json, "Check");
            String index = index(members.unsigned("ModifyIndex"));
            name(members);
            Operation operation = new Operation.OnCheck(verb, CheckRequest.parse(members, ""), index);
            json.refuseOthers();
            return operation;
        }

        private static JsonMembers member(JsonMembers json, String name) {
            JsonMembers member = json.object(name);
            return member == null ? JsonMembers.parse("{}".getBytes(StandardCharsets.UTF_8)) : member;
        }

        private void name(JsonMembers json) {
            Namespace namespace = namespaces.inBody(json.text("Namespace"));
            if (namespace != null) {
                named.add(namespace);
            }
            String partition = json.textOrEmpty("Partition");
            if (!partition.isEmpty() && !partition.equals("default")) {
                throw new MalformedJson("json: unknown field \"Partition\"");
            }
        }

        private void checkSize(Operation operation) {
            if (operation instanceof Operation.OnKey on && on.value().length > maxValueSize) {
                throw new CoordinationError(
                        ErrorCode.TOO_LARGE,
                        "Value for key \"" + on.key() + "\" is too large (" + on.value().length + " > " + maxValueSize
                                + " bytes)");
            }
        }

        private static byte[] decoded(String value) {
            try {
                return Base64.getDecoder().decode(value);
            } catch (IllegalArgumentException e) {
                throw new MalformedJson("illegal base64 data in Value");
            }
        }

        private static String index(@Nullable String given) {
            return given == null ? "0" : given;
        }
    }

    static CoordinationError severalNamespaces() {
        return new CoordinationError(ErrorCode.BAD_NAMESPACE, "Transaction operations must share one namespace");
    }
}
