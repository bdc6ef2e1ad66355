package io.sessionsuite.auth.m1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths of this dialect and their methods. */
final class M1Paths {

    private static final Map<String, List<String>> METHODS = Map.ofEntries(
            Map.entry("/auth", List.of("POST")),
            Map.entry("/init", List.of("GET", "POST")),
            Map.entry("/user/password", List.of("POST")),
            Map.entry("/user/list", List.of("GET", "POST")),
            Map.entry("/user/get", List.of("GET", "POST")),
            Map.entry("/user/add", List.of("POST")),
            Map.entry("/user/update", List.of("POST")),
            Map.entry("/user/remove", List.of("POST")),
            Map.entry("/user/tokens", List.of("GET")),
            Map.entry("/user/revoke", List.of("POST")));

    private M1Paths() {}

    /** The path without parameters of its segments and without a slash at its end. */
    static String plain(String normalizedPath) {
        String path = normalizedPath.replaceAll(";[^/]*", "");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static boolean isOwn(String path) {
        return METHODS.containsKey(path) || path.equals("/user") || path.startsWith("/user/");
    }

    /** The methods of a path of ours, null if there is nothing. */
    static @Nullable List<String> methods(String path) {
        return METHODS.get(path);
    }
}
