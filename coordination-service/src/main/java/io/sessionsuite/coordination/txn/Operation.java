package io.sessionsuite.coordination.txn;

import io.sessionsuite.coordination.catalog.Node;
import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.kv.Flags;
import java.util.Set;

/** One step of a transaction, decoded. */
sealed interface Operation {

    /** Whether the transaction it is in changes something. */
    boolean writes();

    /**
     * On a key.
     *
     * @param index decimal; 0 means that there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through unread
    record OnKey(String verb, String key, byte[] value, Flags flags, String index, String session)
            implements Operation {

        private static final Set<String> READS =
                Set.of("get", "get-or-empty", "get-tree", "check-index", "check-session", "check-not-exists");
        private static final Set<String> WRITES =
                Set.of("set", "cas", "lock", "unlock", "delete", "delete-tree", "delete-cas");

        boolean isKnown() {
            return READS.contains(verb) || WRITES.contains(verb);
        }

        boolean isTree() {
            return verb.endsWith("-tree");
        }

        @Override
        public boolean writes() {
            return !READS.contains(verb);
        }
    }

    /** On a node. */
    record OnNode(String verb, Node node, String index) implements Operation {
        @Override
        public boolean writes() {
            return !verb.equals("get");
        }
    }

    /** On a check. */
    record OnCheck(String verb, Check check, String index) implements Operation {
        @Override
        public boolean writes() {
            return !verb.equals("get");
        }
    }

    /** On something else. */
    record OnNothing() implements Operation {
        @Override
        public boolean writes() {
            return true;
        }
    }
}
