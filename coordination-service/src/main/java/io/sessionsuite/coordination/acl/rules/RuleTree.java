package io.sessionsuite.coordination.acl.rules;

import java.util.ArrayList;
import java.util.List;

/** A rule text as read, before it means anything: the same for HCL and JSON. */
sealed interface RuleTree {

    /** A text or a bare word. */
    record Scalar(String text) implements RuleTree {}

    /** Values in brackets. */
    record Sequence(List<RuleTree> values) implements RuleTree {}

    /** Members in braces, in their order; a name may come more than once. */
    record Block(List<Member> members) implements RuleTree {}

    /** {@code key "a" {…}} is a member {@code key} whose block has the member {@code a}. */
    record Member(String name, RuleTree value) {

        static Member of(List<String> labels, RuleTree value) {
            Member inner = new Member(labels.getLast(), value);
            for (int i = labels.size() - 2; i >= 0; i--) {
                inner = new Member(labels.get(i), new Block(List.of(inner)));
            }
            return inner;
        }
    }

    /** The members of a block, or of all blocks of a sequence. */
    default List<Member> members(String what) {
        return switch (this) {
            case Block block -> block.members();
            case Sequence sequence -> {
                List<Member> all = new ArrayList<>();
                sequence.values().forEach(value -> all.addAll(value.members(what)));
                yield all;
            }
            case Scalar scalar ->
                throw new RuleSyntaxException(what + ": a block is expected, not \"" + scalar.text() + '"');
        };
    }
}
