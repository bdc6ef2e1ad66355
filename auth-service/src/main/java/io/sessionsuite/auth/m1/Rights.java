package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.directory.Role;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rights a request gives: {@code a,b} or a JSON array, in the order given, each once. */
record Rights(List<String> names) {

    private static final String PARAMETER = "rights";

    static Rights parse(String text) {
        Set<String> names = new LinkedHashSet<>();
        texts(text.strip()).map(String::strip).forEach(name -> {
            if (!Role.RIGHT.matcher(name).matches()) {
                throw M1Refusal.invalid(PARAMETER);
            }
            names.add(name);
        });
        return new Rights(List.copyOf(names));
    }

    private static Stream<String> texts(String text) {
        if (!text.startsWith("[")) {
            return Stream.of(text.split(",", -1));
        }
        try {
            return new JsonArray(text).stream().map(element -> {
                if (element instanceof String name) {
                    return name;
                }
                throw M1Refusal.invalid(PARAMETER);
            });
        } catch (DecodeException e) {
            throw M1Refusal.invalid(PARAMETER);
        }
    }
}
