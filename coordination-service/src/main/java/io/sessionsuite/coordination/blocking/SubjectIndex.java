package io.sessionsuite.coordination.blocking;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which groups of one namespace a change concerns. Used only under the lock of {@link Registry}. */
final class SubjectIndex {

    private final NavigableMap<String, Set<Group<?>>> keys = new TreeMap<>();
    private final NavigableMap<String, Set<Group<?>>> prefixes = new TreeMap<>();
    private final Map<Subject, Set<Group<?>>> others = new HashMap<>();

    void add(Subject subject, Group<?> group) {
        switch (subject) {
            case Subject.Key key -> groups(keys, key.name()).add(group);
            case Subject.Prefix prefix -> groups(prefixes, prefix.text()).add(group);
            default -> groups(others, subject).add(group);
        }
    }

    void remove(Subject subject, Group<?> group) {
        switch (subject) {
            case Subject.Key key -> remove(keys, key.name(), group);
            case Subject.Prefix prefix -> remove(prefixes, prefix.text(), group);
            default -> remove(others, subject, group);
        }
    }

    boolean isEmpty() {
        return keys.isEmpty() && prefixes.isEmpty() && others.isEmpty();
    }

    Set<Group<?>> all() {
        Set<Group<?>> all = new LinkedHashSet<>();
        keys.values().forEach(all::addAll);
        prefixes.values().forEach(all::addAll);
        others.values().forEach(all::addAll);
        return all;
    }

    /**
     * Who is concerned by a change that the stream names by {@code kind} and {@code name}; all, if the kind is unknown.
     */
    Set<Group<?>> concerned(String kind, String name) {
        Set<Group<?>> groups = new LinkedHashSet<>();
        switch (kind) {
            case "k" -> key(name, groups);
            case "t" -> tree(name, groups);
            case "s" -> collect(new Subject.OneSession(name), groups);
            case "sn" -> {
                collect(new Subject.SessionsOf(name), groups);
                collect(new Subject.AllSessions(), groups);
            }
            case "n" -> node(name, groups);
            case "c" -> check(name.substring(0, Math.max(0, name.indexOf('\0'))), groups);
            default -> groups.addAll(all());
        }
        return groups;
    }

    private void key(String name, Set<Group<?>> groups) {
        groups.addAll(keys.getOrDefault(name, Set.of()));
        covering(name, groups);
    }

    /** A deleted prefix concerns every key and prefix it covers, and the prefixes that cover it. */
    private void tree(String prefix, Set<Group<?>> groups) {
        covered(keys, prefix, groups);
        covered(prefixes, prefix, groups);
        covering(prefix, groups);
    }

    private void covering(String name, Set<Group<?>> groups) {
        if (prefixes.isEmpty()) {
            return;
        }
        for (int length = 0; length <= name.length(); length++) {
            groups.addAll(prefixes.getOrDefault(name.substring(0, length), Set.of()));
        }
    }

    private static void covered(NavigableMap<String, Set<Group<?>>> names, String prefix, Set<Group<?>> groups) {
        for (Map.Entry<String, Set<Group<?>>> name : names.tailMap(prefix, true).entrySet()) {
            if (!name.getKey().startsWith(prefix)) {
                return;
            }
            groups.addAll(name.getValue());
        }
    }

    private void node(String name, Set<Group<?>> groups) {
        collect(new Subject.OneNode(name), groups);
        collect(new Subject.AllNodes(), groups);
    }

    private void check(String node, Set<Group<?>> groups) {
        collect(new Subject.ChecksOf(node), groups);
        collect(new Subject.OneNode(node), groups);
        collect(new Subject.AllChecks(), groups);
    }

    private void collect(Subject subject, Set<Group<?>> groups) {
        groups.addAll(others.getOrDefault(subject, Set.of()));
    }

    private static <K> Set<Group<?>> groups(Map<K, Set<Group<?>>> map, K key) {
        return map.computeIfAbsent(key, any -> new LinkedHashSet<>(2));
    }

    private static <K> void remove(Map<K, Set<Group<?>>> map, K key, Group<?> group) {
        Set<Group<?>> groups = map.get(key);
        if (groups != null && groups.remove(group) && groups.isEmpty()) {
            map.remove(key);
        }
    }
}
