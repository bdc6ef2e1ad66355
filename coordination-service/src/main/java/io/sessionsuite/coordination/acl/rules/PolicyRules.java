package io.sessionsuite.coordination.acl.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one policy's text says: rules for its own namespace, and rules in blocks for others.
 *
 * @param own the rules outside any block
 * @param elsewhere the blocks {@code namespace} and {@code namespace_prefix}
 */
public record PolicyRules(RuleSet own, List<Elsewhere> elsewhere) {

    private static final Comparator<Elsewhere> NEAREST_FIRST = Comparator.comparing(Elsewhere::prefix)
            .thenComparing(block -> block.selector().length(), Comparator.reverseOrder());

    /** Rules for the namespace of that name, or for all whose names start so. */
    public record Elsewhere(String selector, boolean prefix, RuleSet rules) {

        boolean covers(String namespace) {
            return prefix ? namespace.startsWith(selector) : namespace.equals(selector);
        }
    }

    /**
     * Reads HCL, or JSON where the text starts with a brace.
     *
     * @throws RuleSyntaxException naming what is wrong
     */
    public static PolicyRules parse(String text) {
        RuleTree tree = text.stripLeading().startsWith("{") ? JsonRuleReader.read(text) : HclReader.read(text);
        return RuleInterpreter.interpret(tree);
    }

    /**
     * The rules of several policies that hold in {@code namespace}, nearest first: the own ones together with blocks of
     * just that name, then blocks by prefix, the longer before the shorter.
     *
     * @param home the namespace the policies live in; only policies of {@code default} reach beyond it
     */
    public static List<RuleSet> layers(List<PolicyRules> policies, String home, String namespace) {
        List<RuleSet> nearest = new ArrayList<>();
        List<Elsewhere> blocks = new ArrayList<>();
        for (PolicyRules policy : policies) {
            if (home.equals(namespace)) {
                nearest.add(policy.own());
            }
            if (home.equals("default")) {
                policy.elsewhere().stream()
                        .filter(block -> block.covers(namespace))
                        .forEach(blocks::add);
            }
        }
        blocks.sort(NEAREST_FIRST);
        return merged(nearest, blocks);
    }

    private static List<RuleSet> merged(List<RuleSet> nearest, List<Elsewhere> blocks) {
        List<RuleSet> layers = new ArrayList<>();
        List<RuleSet> open = nearest;
        String selector = null;
        for (Elsewhere block : blocks) {
            if (block.prefix() && !block.selector().equals(selector)) {
                layers.add(RuleSet.merge(open));
                open = new ArrayList<>();
                selector = block.selector();
            }
            open.add(block.rules());
        }
        layers.add(RuleSet.merge(open));
        layers.removeIf(RuleSet::isEmpty);
        return layers;
    }
}
