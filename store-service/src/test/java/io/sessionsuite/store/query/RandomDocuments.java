package io.sessionsuite.store.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Documents over a small vocabulary, so that random queries hit. */
final class RandomDocuments {

    static final List<String> TEXTS = List.of(
            "foo", "Foo", "fo", "food", "bar", "ba", "baz", "a", "b", "ab", "a b", "a:b", "x/y", "AND", "OR", "NOT",
            "TO", "", "é", "日本", "a*b", "a?b", "a\\b", "5", "-5", "10", "1.5", "foo bar", "(x)", "x+y", "true", "~",
            "#1", "😀");
    static final List<Long> LONGS = List.of(
            0L, 1L, 2L, 5L, -5L, 10L, 100L, -1L, 9007199254740993L, 1612497996000L, Long.MAX_VALUE, Long.MIN_VALUE);
    static final List<Double> DOUBLES = List.of(0.0, 0.1, 0.5, 1.0, 1.5, 2.0, 2.5, -1.5, -2.0, 1e10, 1e-3, 123456.789);
    static final List<String> INSTANTS = List.of(
            "2021-02-05T04:06:36Z",
            "2021-02-05T04:06:36.000Z",
            "2021-02-05T04:06:36.5Z",
            "2021-02-28T23:59:59.999Z",
            "2022-01-01T00:00:00Z",
            "2024-02-29T12:00:00Z",
            "1969-12-31T23:59:59.123456Z",
            "2024-12-31T23:00:00Z",
            "2025-01-01T00:00:00.123Z");

    static final List<String> PATHS =
            List.of("x_s", "u.y_s", "u.v.z_s", "n_l", "u.n_l", "f_d", "u.f_d", "t_t", "u.t_t", "o_b", "u.o_b");

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    List<TypedDocument> documents(int count) {
        List<TypedDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, List<Object>> values = new LinkedHashMap<>();
            for (String path : PATHS) {
                if (random.nextInt(5) > 0) {
                    values.put(path, values(path));
                }
            }
            documents.add(new TypedDocument(Integer.toString(i), values));
        }
        return documents;
    }

    private List<Object> values(String path) {
        int count = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(path));
        }
        return values;
    }

    private Object value(String path) {
        return switch (path.charAt(path.length() - 1)) {
            case 'l' -> any(LONGS);
            case 'd' -> any(DOUBLES);
            case 't' -> any(INSTANTS);
            case 'b' -> random.nextBoolean();
            default -> any(TEXTS);
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
