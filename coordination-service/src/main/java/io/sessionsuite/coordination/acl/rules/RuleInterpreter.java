package io.sessionsuite.coordination.acl.rules;

import io.sessionsuite.coordination.acl.rules.PolicyRules.Elsewhere;
import io.sessionsuite.coordination.acl.rules.RuleTree.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives a rule text its meaning. What it does not know is an error: a restriction skipped would be a right granted. */
final class RuleInterpreter {

    private static final String PREFIX = "_prefix";
    private static final Set<String> IGNORED =
            Set.of("event", "event_prefix", "query", "query_prefix", "keyring", "mesh", "peering");

    private final RuleSet.Builder rules = new RuleSet.Builder();
    private final List<Elsewhere> elsewhere = new ArrayList<>();
    private final boolean outermost;

    private RuleInterpreter(boolean outermost) {
        this.outermost = outermost;
    }

    static PolicyRules interpret(RuleTree tree) {
        RuleInterpreter interpreter = new RuleInterpreter(true);
        tree.members("rules").forEach(interpreter::statement);
        return new PolicyRules(interpreter.rules.build(), List.copyOf(interpreter.elsewhere));
    }

    private void statement(Member member) {
        boolean prefix = member.name().endsWith(PREFIX);
        String word = prefix ? member.name().substring(0, member.name().length() - PREFIX.length()) : member.name();
        if (IGNORED.contains(member.name())) {
            return;
        }
        if (word.equals("namespace") && outermost) {
            member.value().members(member.name()).forEach(block -> namespace(block, prefix));
            return;
        }
        Resource resource = Resource.of(word)
                .filter(known -> !(prefix && known.scalar()))
                .orElseThrow(() -> new RuleSyntaxException("unknown rule \"" + member.name() + '"'));
        if (resource.scalar()) {
            rules.add(resource, "", level(resource, member.name(), member.value()));
        } else {
            member.value().members(member.name()).forEach(selector -> rule(resource, selector, prefix));
        }
    }

    private void namespace(Member block, boolean prefix) {
        RuleInterpreter inner = new RuleInterpreter(false);
        block.value().members("namespace \"" + block.name() + '"').forEach(inner::statement);
        elsewhere.add(new Elsewhere(block.name(), prefix, inner.rules.build()));
    }

    private void rule(Resource resource, Member selector, boolean prefix) {
        String what = resource.word() + (prefix ? PREFIX : "") + " \"" + selector.name() + '"';
        List<Member> members = selector.value().members(what);
        if (members.stream().noneMatch(member -> member.name().equals("policy"))) {
            throw new RuleSyntaxException(what + ": policy is missing");
        }
        for (Member member : members) {
            if (member.name().equals("policy")) {
                add(resource, selector.name(), prefix, level(resource, what, member.value()));
            } else if (!(resource == Resource.SERVICE && member.name().equals("intentions"))) {
                throw new RuleSyntaxException(what + ": unknown member \"" + member.name() + '"');
            }
        }
    }

    private void add(Resource resource, String selector, boolean prefix, Level level) {
        if (prefix) {
            rules.addPrefix(resource, selector, level);
        } else {
            rules.add(resource, selector, level);
        }
    }

    private static Level level(Resource resource, String what, RuleTree value) {
        if (!(value instanceof RuleTree.Scalar scalar)) {
            throw new RuleSyntaxException(what + ": a policy is expected");
        }
        return Level.of(scalar.text())
                .filter(resource::knows)
                .orElseThrow(() -> new RuleSyntaxException(what + ": invalid policy \"" + scalar.text() + '"'));
    }
}
