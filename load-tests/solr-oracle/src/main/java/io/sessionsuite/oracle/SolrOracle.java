package io.sessionsuite.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;
import org.noggit.JSONUtil;
import org.noggit.ObjectBuilder;

/**
 * Answers one line of JSON for each line of JSON on standard input, until it ends.
 *
 * <ul>
 *   <li>{@code {"load":[{"id":"1","path":[…]}]}} replaces all documents: {@code {"loaded":n}}
 *   <li>{@code {"query":"…","sort":"…","now":ms}}, the last two optional: {@code {"ids":[…]}} or
 *       {@code {"status":n,"message":"…"}}
 * </ul>
 */
public final class SolrOracle {

    private static final String CORE = "t";
    private static final List<String> HOME =
            List.of("solr.xml", "t/core.properties", "t/conf/solrconfig.xml", "t/conf/schema.xml");

    private final EmbeddedSolrServer solr;

    private SolrOracle(EmbeddedSolrServer solr) {
        this.solr = solr;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Path home = home();
        CoreContainer container = CoreContainer.createAndLoad(home);
        try (EmbeddedSolrServer solr = new EmbeddedSolrServer(container, CORE)) {
            answers.println("{\"ready\":true}");
            new SolrOracle(solr).serve(answers);
        } finally {
            container.shutdown();
            delete(home);
        }
    }

    private static Path home() throws IOException {
        Path home = Files.createTempDirectory("solr-oracle");
        for (String name : HOME) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream content = SolrOracle.class.getResourceAsStream("/solr/" + name)) {
                Files.copy(content, file);
            }
        }
        return home;
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void serve(PrintStream answers) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Map<?, ?> request = (Map<?, ?>) ObjectBuilder.fromJSON(line);
            answers.println(JSONUtil.toJSON(answer(request), -1));
        }
    }

    private Map<String, Object> answer(Map<?, ?> request) {
        try {
            return request.get("load") instanceof List<?> documents ? load(documents) : query(request);
        } catch (SolrException refused) {
            return refusal(refused.code(), refused);
        } catch (SolrServerException failed) {
            return refusal(failed.getRootCause() instanceof SolrException refused ? refused.code() : 500, failed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException failed) {
            return refusal(500, failed);
        }
    }

    private static Map<String, Object> refusal(int status, Exception reason) {
        return Map.of("status", status, "message", String.valueOf(reason.getMessage()));
    }

    private Map<String, Object> load(List<?> documents) throws SolrServerException, IOException {
        solr.deleteByQuery("*:*");
        for (Object document : documents) {
            SolrInputDocument input = new SolrInputDocument();
            ((Map<?, ?>) document).forEach((path, values) -> input.setField(String.valueOf(path), values));
            solr.add(input);
        }
        solr.commit();
        return Map.of("loaded", documents.size());
    }

    private Map<String, Object> query(Map<?, ?> request) throws SolrServerException, IOException {
        ModifiableSolrParams parameters = new ModifiableSolrParams();
        parameters.set("q", String.valueOf(request.get("query")));
        parameters.set("fl", "id");
        parameters.set("rows", 100_000);
        for (String optional : List.of("sort", "now")) {
            Object value = request.get(optional);
            if (value != null) {
                parameters.set(optional.equals("now") ? "NOW" : optional, value.toString());
            }
        }
        List<String> ids = solr.query(parameters).getResults().stream()
                .map(document -> String.valueOf(document.getFieldValue("id")))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ids", ids);
        return answer;
    }
}
