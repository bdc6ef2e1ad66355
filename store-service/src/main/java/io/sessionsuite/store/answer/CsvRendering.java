package io.sessionsuite.store.answer;

import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row an item, after a row of names. Cells are quoted as RFC 4180 says; null is empty; of several values each is
 * escaped by a backslash where it holds a comma or a backslash, then they are joined by commas in one cell. A map is
 * written as its JSON.
 */
final class CsvRendering implements Rendering {

    private static final Pattern TO_QUOTE = Pattern.compile("[,\"\\r\\n]");
    private static final Pattern TO_ESCAPE = Pattern.compile("[,\\\\]");

    private final PathSelection columns;

    CsvRendering(PathSelection columns) {
        this.columns = columns;
    }

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void begin(long count, ByteArrayOutputStream out) {
        row(columns.inOrder(), out);
    }

    @Override
    public void item(byte[] document, ByteArrayOutputStream out) {
        Map<String, List<JsonValue>> found = new HashMap<>();
        collect(JsonText.parse(document), "", found);
        row(
                columns.inOrder().stream()
                        .map(column -> cell(found.getOrDefault(column, List.of())))
                        .toList(),
                out);
    }

    @Override
    public void end(@Nullable String cursorMark, ByteArrayOutputStream out) {}

    private void collect(JsonValue object, String prefix, Map<String, List<JsonValue>> found) {
        for (JsonMember member : object.members()) {
            String path = prefix + member.name().string();
            if (columns.contains(path)) {
                found.computeIfAbsent(path, first -> new ArrayList<>()).add(member.value());
            }
            if (columns.isAbove(path)) {
                collectBelow(member.value(), path, found);
            }
        }
    }

    private void collectBelow(JsonValue value, String path, Map<String, List<JsonValue>> found) {
        collect(value, path + ".", found);
        value.elements().forEach(element -> collectBelow(element, path, found));
    }

    private static String cell(List<JsonValue> values) {
        if (values.size() == 1 && !values.getFirst().is(Kind.ARRAY)) {
            return text(values.getFirst());
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> flatten(value, texts));
        return texts.stream()
                .map(text -> TO_ESCAPE.matcher(text).replaceAll("\\\\$0"))
                .collect(Collectors.joining(","));
    }

    private static void flatten(JsonValue value, List<String> texts) {
        if (value.is(Kind.ARRAY)) {
            value.elements().forEach(element -> flatten(element, texts));
        } else {
            texts.add(text(value));
        }
    }

    private static String text(JsonValue value) {
        return switch (value.kind()) {
            case NULL -> "";
            case OBJECT, ARRAY -> new String(value.bytes(), StandardCharsets.UTF_8);
            case STRING, NUMBER, BOOLEAN -> value.string();
        };
    }

    private static void row(List<String> cells, ByteArrayOutputStream out) {
        String row = cells.stream().map(CsvRendering::quoted).collect(Collectors.joining(",", "", "\n"));
        out.writeBytes(row.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String cell) {
        return TO_QUOTE.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
