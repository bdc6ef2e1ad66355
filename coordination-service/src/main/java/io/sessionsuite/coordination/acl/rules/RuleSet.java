package io.sessionsuite.coordination.acl.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules that hold side by side. For a name the exact rule decides, else the one with the longest prefix; one selector
 * in several policies counts once, as {@link Level#merge} says.
 */
public final class RuleSet {

    private static final RuleSet NONE = new RuleSet(new EnumMap<>(Resource.class), new EnumMap<>(Resource.class));

    private final Map<Resource, NavigableMap<String, Level>> exact;
    private final Map<Resource, NavigableMap<String, Level>> prefixes;

    private RuleSet(
            Map<Resource, NavigableMap<String, Level>> exact, Map<Resource, NavigableMap<String, Level>> prefixes) {
        this.exact = exact;
        this.prefixes = prefixes;
    }

    public static RuleSet none() {
        return NONE;
    }

    /** The rules of several policies of one token. */
    public static RuleSet merge(Collection<RuleSet> sets) {
        Builder all = new Builder();
        sets.forEach(all::addAll);
        return all.build();
    }

    boolean isEmpty() {
        return exact.isEmpty() && prefixes.isEmpty();
    }

    /** The level that decides about {@code name}, or null where no rule speaks about it. */
    public @Nullable Level decide(Resource resource, String name) {
        Level own = rules(exact, resource).get(name);
        return own != null ? own : decidePrefix(resource, name);
    }

    /** As {@link #decide} by prefix rules only. */
    public @Nullable Level decidePrefix(Resource resource, String name) {
        NavigableMap<String, Level> rules = rules(prefixes, resource);
        Map.Entry<String, Level> candidate = rules.floorEntry(name);
        while (candidate != null && !name.startsWith(candidate.getKey())) {
            candidate = rules.floorEntry(commonStart(name, candidate.getKey()));
        }
        return candidate == null ? null : candidate.getValue();
    }

    /** Whether no rule for {@code prefix} or anything below it grants less than {@code needed}. */
    public boolean nothingBelowGrantsLess(Resource resource, String prefix, Level needed) {
        return grantAll(rules(exact, resource), prefix, needed) && grantAll(rules(prefixes, resource), prefix, needed);
    }

    private static boolean grantAll(NavigableMap<String, Level> rules, String prefix, Level needed) {
        for (Map.Entry<String, Level> rule : rules.tailMap(prefix, true).entrySet()) {
            if (!rule.getKey().startsWith(prefix)) {
                return true;
            }
            if (!rule.getValue().grants(needed)) {
                return false;
            }
        }
        return true;
    }

    private static NavigableMap<String, Level> rules(
            Map<Resource, NavigableMap<String, Level>> all, Resource resource) {
        NavigableMap<String, Level> rules = all.get(resource);
        return rules == null ? Collections.emptyNavigableMap() : rules;
    }

    private static String commonStart(String name, String other) {
        int length = 0;
        int limit = Math.min(name.length(), other.length());
        while (length < limit && name.charAt(length) == other.charAt(length)) {
            length++;
        }
        return name.substring(0, length);
    }

    /** Collects rules; one builder makes one set. */
    static final class Builder {

        private final Map<Resource, NavigableMap<String, Level>> exact = new EnumMap<>(Resource.class);
        private final Map<Resource, NavigableMap<String, Level>> prefixes = new EnumMap<>(Resource.class);

        void add(Resource resource, String name, Level level) {
            rules(exact, resource).merge(name, level, Level::merge);
        }

        void addPrefix(Resource resource, String prefix, Level level) {
            rules(prefixes, resource).merge(prefix, level, Level::merge);
        }

        void addAll(RuleSet set) {
            set.exact.forEach((resource, rules) -> rules.forEach((name, level) -> add(resource, name, level)));
            set.prefixes.forEach((resource, rules) -> rules.forEach((name, level) -> addPrefix(resource, name, level)));
        }

        RuleSet build() {
            return new RuleSet(exact, prefixes);
        }

        private static NavigableMap<String, Level> rules(
                Map<Resource, NavigableMap<String, Level>> all, Resource resource) {
            return all.computeIfAbsent(resource, r -> new TreeMap<>());
        }
    }
}
