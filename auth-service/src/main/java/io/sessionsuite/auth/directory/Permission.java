package io.sessionsuite.auth.directory;

import io.sessionsuite.auth.AuthError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Methods on paths below {@code /api} (auth 5.2). In a path {@code *} is one segment, {@code **} any number,
 * {@code {x}} one named segment; {@code params} restrict named segments and query parameters, {@code #ID} being the
 * caller's id. Methods are exact: HEAD only if listed.
 *
 * @param methods upper case, in the order given
 * @param path starts with a slash
 */
public record Permission(Set<String> methods, String path, Map<String, List<String>> params) {

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern SEGMENT = Pattern.compile("\\*\\*?|\\{[A-Za-z0-9_-]+}|[^/*{}?#;\\p{Cntrl}]+");
    private static final int MAX_LENGTH = 1024;
    private static final String CALLER_ID = "#ID";

    public Permission {
        methods = Collections.unmodifiableSet(new LinkedHashSet<>(methods));
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        check(methods, path);
    }

    /** Reads {@code METHODS:/path[:param=value,…]}. */
    public static Permission parse(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 2) {
            throw invalid("METHODS:/path[:param=value]");
        }
        Map<String, List<String>> params = new LinkedHashMap<>();
        if (parts.length == 3) {
            for (String pair : parts[2].split(",", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw invalid("param=value after the path");
                }
                params.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                        .add(pair.substring(equals + 1));
            }
        }
        return new Permission(Set.copyOf(List.of(parts[0].split(",", -1))), parts[1], params);
    }

    /** Reads {@code {"methods":[…],"path":"…","params":{"id":["#ID"]}}}. */
    public static Permission of(JsonObject json) {
        Object path = json.getValue("path");
        if (!(path instanceof String text)) {
            throw invalid("a path");
        }
        Map<String, List<String>> params = new LinkedHashMap<>();
        if (json.getValue("params") instanceof JsonObject named) {
            named.forEach(entry -> params.put(entry.getKey(), texts(entry.getValue())));
        }
        return new Permission(new LinkedHashSet<>(texts(json.getValue("methods"))), text, params);
    }

    /** Either form: a text or an object. */
    public static Permission ofEither(Object json) {
        return switch (json) {
            case String text -> parse(text);
            case JsonObject object -> of(object);
            default -> throw invalid("a text or an object");
        };
    }

    /** The object form. */
    public JsonObject toJson() {
        JsonObject named = new JsonObject();
        params.forEach((name, values) -> named.put(name, new JsonArray(values)));
        return new JsonObject()
                .put("methods", new JsonArray(List.copyOf(methods)))
                .put("path", path)
                .put("params", named);
    }

    /** Permissions in object form. */
    public static List<Permission> list(JsonArray json) {
        return json.stream().map(Permission::ofEither).toList();
    }

    /** Object forms of these. */
    public static JsonArray json(List<Permission> permissions) {
        JsonArray array = new JsonArray();
        permissions.forEach(permission -> array.add(permission.toJson()));
        return array;
    }

    /** Whether this permission covers the request. */
    public boolean allows(PathRequest request) {
        return methods.contains(request.method()) && new Match(request, pattern(path)).from(0, 0, new HashMap<>());
    }

    private static List<String> pattern(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    private static void check(Set<String> methods, String path) {
        if (methods.isEmpty()
                || !methods.stream().allMatch(method -> METHOD.matcher(method).matches())) {
            throw invalid("methods in upper case");
        }
        if (!path.startsWith("/") || path.length() > MAX_LENGTH) {
            throw invalid("a path that starts with a slash");
        }
        if (!pattern(path).stream().allMatch(segment -> SEGMENT.matcher(segment).matches())
                || pattern(path).stream().filter("**"::equals).count() > 2) {
            throw invalid("a path of plain, *, ** or {name} segments");
        }
    }

    private static List<String> texts(Object value) {
        if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
            return array.stream().map(String.class::cast).toList();
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        throw invalid("arrays of texts");
    }

    private static AuthError.Invalid invalid(String rule) {
        return new AuthError.Invalid("permissions", "A permission has " + rule);
    }

    /** One request against one pattern; at most two {@code **} keep the search small. */
    private final class Match {
        private final PathRequest request;
        private final List<String> pattern;

        Match(PathRequest request, List<String> pattern) {
            this.request = request;
            this.pattern = pattern;
        }

        boolean from(int at, int segment, Map<String, String> named) {
            List<String> segments = request.path().segments();
            if (at == pattern.size()) {
                return segment == segments.size() && paramsHold(named);
            }
            String part = pattern.get(at);
            if (part.equals("**")) {
                return from(at + 1, segment, named) || (segment < segments.size() && from(at, segment + 1, named));
            }
            if (segment == segments.size()) {
                return false;
            }
            if (part.startsWith("{")) {
                Map<String, String> more = new TreeMap<>(named);
                more.put(part.substring(1, part.length() - 1), segments.get(segment));
                return from(at + 1, segment + 1, more);
            }
            return (part.equals("*") || part.equals(segments.get(segment))) && from(at + 1, segment + 1, named);
        }

        private boolean paramsHold(Map<String, String> named) {
            return params.entrySet().stream().allMatch(param -> {
                List<String> sent = named.containsKey(param.getKey())
                        ? List.of(named.get(param.getKey()))
                        : request.query().getOrDefault(param.getKey(), List.of());
                return !sent.isEmpty() && sent.stream().allMatch(value -> accepted(param.getValue(), value));
            });
        }

        private boolean accepted(List<String> values, String sent) {
            return values.stream()
                    .anyMatch(value ->
                            value.equals(CALLER_ID) ? request.callerId().equals(sent) : value.equals(sent));
        }
    }
}
