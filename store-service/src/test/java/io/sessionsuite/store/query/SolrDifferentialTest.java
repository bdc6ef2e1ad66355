package io.sessionsuite.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The query language against Solr (store 11.2): refused or answered alike, the same documents, the same order.
 *
 * <p>{@code -Dsolr.differential.queries} sets how many queries, {@code -Dsolr.differential.seed} repeats a run.
 */
class SolrDifferentialTest {

    private static final int QUERIES = Integer.getInteger("solr.differential.queries", 2_000);

    /** One for the whole process, so that a repeated test repeats its failure. */
    private static final long SEED = Long.getLong("solr.differential.seed", System.nanoTime());

    private static final int DOCUMENTS = 200;
    private static final int QUERIES_PER_ROUND = 500;

    private static SolrProcess solr;

    @BeforeAll
    static void start() throws IOException {
        solr = new SolrProcess();
    }

    @AfterAll
    static void stop() throws IOException {
        solr.close();
    }

    @Test
    @DisplayName("random queries over random documents are answered as Solr answers them")
    void asSolr() {
        System.out.println("solr.differential.seed=" + SEED + ", queries " + QUERIES);
        Random random = new Random(SEED);
        try (Comparison comparison = new Comparison(solr, UnaryOperator.identity())) {
            RandomQueries queries = new RandomQueries(random);
            for (int done = 0; done < QUERIES; done += QUERIES_PER_ROUND) {
                List<TypedDocument> documents = new RandomDocuments(random).documents(DOCUMENTS);
                comparison.load(documents);
                for (int i = 0; i < Math.min(QUERIES_PER_ROUND, QUERIES - done); i++) {
                    compare(comparison, documents, queries.query(), queries.sort());
                }
            }
        }
    }

    private static void compare(Comparison comparison, List<TypedDocument> documents, String query, String sort) {
        if (!comparison.difference(query, sort).isEmpty()) {
            Comparison.Difference difference = comparison.shrunk(documents, query, sort);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("documents", difference.documents());
            line.put("query", difference.query());
            line.put("sort", difference.sort());
            fail("%s%nseed %d; for solr-regressions.ndjson:%n%s", difference.text(), SEED, TypedDocument.json(line));
        }
    }

    @Test
    @DisplayName("differences found once do not come back")
    void regressions() throws IOException {
        try (InputStream lines = getClass().getResourceAsStream("solr-regressions.ndjson");
                Comparison comparison = new Comparison(solr, UnaryOperator.identity())) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode found = new ObjectMapper().readTree(line);
                comparison.load(
                        new ObjectMapper().readerForListOf(TypedDocument.class).readValue(found.path("documents")));
                String sort =
                        found.path("sort").isNull() ? null : found.path("sort").asText();
                assertThat(comparison.difference(found.path("query").asText(), sort))
                        .as(line)
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("control: a parser in which AND binds more tightly is found out")
    void control() {
        Random random = new Random(SEED);
        RandomQueries queries = new RandomQueries(random);
        try (Comparison comparison =
                new Comparison(solr, query -> query.replaceAll("([a-z_.:0-9]+) AND ([a-z_.:0-9]+)", "($1 AND $2)"))) {
            comparison.load(new RandomDocuments(random).documents(DOCUMENTS));
            assertThat(Stream.generate(queries::booleans)
                            .limit(100)
                            .filter(query -> !comparison.difference(query, null).isEmpty()))
                    .isNotEmpty();
        }
    }
}
