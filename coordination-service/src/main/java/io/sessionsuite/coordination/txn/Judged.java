package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.http.Access;
import org.jspecify.annotations.Nullable;

/**
 * An operation after the checks that need no data: who may do what, and whether it says all it has to.
 *
 * @param refusal the text of its failure, null if it passed
 */
record Judged(Operation operation, @Nullable String refusal) {

    static Judged of(Operation operation, Access access) {
        return new Judged(
                operation,
                switch (operation) {
                    case Operation.OnKey on -> onKey(on, access);
                    case Operation.OnNode on -> onNode(on, access);
                    case Operation.OnCheck on -> onCheck(on, access);
                    case Operation.OnNothing nothing -> "unknown operation type";
                });
    }

    private static @Nullable String onKey(Operation.OnKey on, Access access) {
        if (!on.isKnown()) {
            return "unknown KV operation: " + on.verb();
        }
        if (on.key().isEmpty() && !on.isTree()) {
            return "Must provide key";
        }
        return switch (on.verb()) {
            // What may not be read is left out of the results instead.
            case "get", "get-or-empty", "get-tree" -> null;
            case "check-index", "check-session" -> denial(access, Permission.readKey(on.key()));
            case "delete-tree" ->
                access.rights().allowsWholePrefix(on.key())
                        ? null
                        : access.rights().denial(Permission.writeKey(on.key()));
            default -> denial(access, Permission.writeKey(on.key()));
        };
    }

    private static @Nullable String onNode(Operation.OnNode on, Access access) {
        return switch (on.verb()) {
            case "get" -> null;
            case "set", "cas", "delete", "delete-cas" ->
                denial(access, Permission.writeNode(on.node().name()));
            default -> "unknown node operation: " + on.verb();
        };
    }

    private static @Nullable String onCheck(Operation.OnCheck on, Access access) {
        return switch (on.verb()) {
            case "get" -> null;
            case "set", "cas", "delete", "delete-cas" ->
                denial(access, Permission.writeNode(on.check().node()));
            default -> "unknown check operation: " + on.verb();
        };
    }

    private static @Nullable String denial(Access access, Permission permission) {
        return access.allows(permission) ? null : access.rights().denial(permission);
    }
}
