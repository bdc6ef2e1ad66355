package io.sessionsuite.store.caller;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths of this service and their methods (store 2.2). Others below {@code /session/} are another service's. */
final class StorePaths {

    private static final String SYSTEM = "/system";
    private static final Map<String, List<String>> METHODS = Map.ofEntries(
            Map.entry("/session/update", List.of("POST")),
            Map.entry("/session/query", List.of("POST")),
            Map.entry("/session/list", List.of("GET", "POST")),
            Map.entry("/session/key", List.of("POST")),
            Map.entry("/session/add", List.of("POST")),
            Map.entry("/session/rename", List.of("POST")),
            Map.entry("/session/drop", List.of("POST")),
            Map.entry("/ping", List.of("GET")),
            Map.entry("/health", List.of("GET")),
            Map.entry(SYSTEM, List.of("GET", "POST")));

    private StorePaths() {}

    /** The path without parameters of its segments and without a slash at its end. */
    static String plain(String normalizedPath) {
        String path = normalizedPath.indexOf(';') < 0 ? normalizedPath : normalizedPath.replaceAll(";[^/]*", "");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static boolean isOwn(String path) {
        return METHODS.containsKey(path) || METHODS.keySet().stream().anyMatch(own -> path.startsWith(own + "/"));
    }

    /** The methods of a path of ours, null if there is nothing. */
    static @Nullable List<String> methods(String path) {
        boolean parameter = path.startsWith(SYSTEM + "/") && path.indexOf('/', SYSTEM.length() + 1) < 0;
        return METHODS.get(parameter ? SYSTEM : path);
    }
}
