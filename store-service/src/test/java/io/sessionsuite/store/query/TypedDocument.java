package io.sessionsuite.store.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document whose paths have one type each, told by their ending.
 *
 * @param values by path, without {@code id}
 */
record TypedDocument(String id, Map<String, List<Object>> values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As Solr takes it. */
    Map<String, Object> byPath() {
        Map<String, Object> flat = new LinkedHashMap<>(values);
        flat.put("id", id);
        return flat;
    }

    /** As a client of store-service sends it: dots are nesting, one value stands without an array. */
    String nested() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("id", id);
        values.forEach((path, found) -> put(root, path, found.size() == 1 ? found.getFirst() : found));
        return json(root);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String path, Object value) {
        Map<String, Object> map = root;
        List<String> steps = new ArrayList<>(List.of(path.split("\\.")));
        String last = steps.removeLast();
        for (String step : steps) {
            map = (Map<String, Object>) map.computeIfAbsent(step, name -> new LinkedHashMap<String, Object>());
        }
        map.put(last, value);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
