package io.sessionsuite.store.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Solr in a process of its own (module solr-oracle), spoken to in lines of JSON. */
final class SolrProcess implements AutoCloseable {

    private static final Path HOME = Path.of("..", "load-tests", "solr-oracle", "target");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    SolrProcess() throws IOException {
        if (!Files.isDirectory(HOME.resolve("jars")) || !Files.isDirectory(HOME.resolve("classes"))) {
            throw new IllegalStateException("Solr is not built: mvn -pl load-tests/solr-oracle process-classes");
        }
        String classPath = HOME.resolve("classes") + File.pathSeparator + HOME.resolve("jars") + File.separator + "*";
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        classPath,
                        "io.sessionsuite.oracle.SolrOracle")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        if (!JSON.readTree(answers.readLine()).path("ready").asBoolean()) {
            throw new IllegalStateException("Solr did not start");
        }
    }

    /** Replaces all documents. */
    void load(List<TypedDocument> documents) {
        JsonNode answer =
                ask(Map.of("load", documents.stream().map(TypedDocument::byPath).toList()));
        if (answer.path("loaded").asInt() != documents.size()) {
            throw new IllegalStateException("Solr refused the documents: " + answer);
        }
    }

    Outcome query(String query, String sort, long now) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("query", query, "now", now));
        if (sort != null) {
            request.put("sort", sort);
        }
        JsonNode answer = ask(request);
        if (answer.has("status")) {
            return new Outcome.Refused(
                    answer.path("status").asInt() + " " + answer.path("message").asText());
        }
        List<String> ids = new ArrayList<>();
        answer.path("ids").forEach(id -> ids.add(id.asText()));
        return new Outcome.Hits(ids);
    }

    private JsonNode ask(Map<String, ?> request) {
        try {
            requests.write(JSON.writeValueAsString(request));
            requests.newLine();
            requests.flush();
            return JSON.readTree(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.onExit().join();
    }
}
