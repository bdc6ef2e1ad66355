package io.sessionsuite.store.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scalars of a document by dotted path (store 6.3). Maps and arrays are flattened, a literal member {@code "a.b"}
 * and the nested {@code a}, {@code b} share the path {@code a.b}; null, {@code {}} and {@code []} hold nothing. Of
 * members with one name the last counts.
 */
public final class DocumentLeaves {

    /** Digits beyond this cannot be within 64 bits. */
    private static final int LONG_DIGITS = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final List<Leaf> leaves = new ArrayList<>();

    private DocumentLeaves() {}

    /**
     * @param document UTF-8 JSON, an object
     * @throws IllegalArgumentException if it is none
     */
    public static DocumentLeaves of(byte[] document) {
        try (JsonParser json = JSON.createParser(document)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("document is no JSON object");
            }
            Map<String, @Nullable Object> members = object(json);
            DocumentLeaves leaves = new DocumentLeaves();
            members.forEach(leaves::add);
            return leaves;
        } catch (IOException e) {
            throw new IllegalArgumentException("document is no JSON", e);
        }
    }

    /** In document order; a path with several values stands several times. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** The distinct paths of {@link #leaves()}; ancestors are not among them. */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        leaves.forEach(leaf -> paths.add(leaf.path()));
        return paths;
    }

    /** The paths above {@code path}, longest first: {@code a.b} and {@code a} for {@code a.b.c}. */
    public static List<String> ancestors(String path) {
        List<String> above = new ArrayList<>();
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            above.add(path.substring(0, dot));
        }
        return above;
    }

    private void add(String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((name, inner) -> add(path + '.' + name, inner));
            case List<?> list -> list.forEach(inner -> add(path, inner));
            case String text -> leaves.add(new Leaf.Text(path, text));
            case Long whole -> leaves.add(new Leaf.Whole(path, whole));
            case Double real -> leaves.add(new Leaf.Real(path, real + 0.0));
            case Boolean truth -> leaves.add(new Leaf.Truth(path, truth));
            default -> throw new IllegalStateException(value.getClass().getName());
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(json);
            case VALUE_NUMBER_FLOAT -> Double.valueOf(json.getText());
            default -> null;
        };
    }

    private static Object whole(JsonParser json) throws IOException {
        String digits = json.getText();
        if (digits.length() <= LONG_DIGITS) {
            try {
                return Long.valueOf(digits);
            } catch (NumberFormatException beyond) {
                return Double.valueOf(digits);
            }
        }
        return Double.valueOf(digits);
    }
}
