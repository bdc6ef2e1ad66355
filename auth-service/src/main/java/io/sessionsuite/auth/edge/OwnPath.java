package io.sessionsuite.auth.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One path template of these dialects and the methods it answers, as {@code Allow} lists them. */
record OwnPath(List<String> template, List<String> methods) {

    static OwnPath of(String template, String... methods) {
        return new OwnPath(split(template), List.of(methods));
    }

    /** The segments of a path; a trailing slash does not matter. */
    static List<String> split(String path) {
        List<String> segments = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        segments.remove(0);
        if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        return List.copyOf(segments);
    }

    boolean matches(List<String> segments) {
        if (segments.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String expected = template.get(i);
            if (!expected.startsWith("{") && !expected.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** HEAD follows GET wherever it is not refused by name. */
    boolean answers(String method) {
        return methods.contains(method) || method.equals("HEAD") && methods.contains("GET") && !refusesHead();
    }

    String allow() {
        return String.join(", ", methods) + ", OPTIONS";
    }

    /** The login itself: a HEAD would count as activity and tell nothing (E9). */
    private boolean refusesHead() {
        return template.equals(List.of("api", "session"));
    }
}
