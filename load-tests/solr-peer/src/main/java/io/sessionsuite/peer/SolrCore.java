package io.sessionsuite.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;

/**
 * A core in a folder, its update log synced on every write. A query sees every write acknowledged before it: who asks
 * after a write lets Solr open a new searcher, one for all who wait.
 */
final class SolrCore {

    private static final String CORE = "t";
    private static final List<String> HOME =
            List.of("solr.xml", "t/core.properties", "t/conf/solrconfig.xml", "t/conf/schema.xml");

    private final EmbeddedSolrServer solr;
    private final AtomicLong written = new AtomicLong();
    private long visible;

    private SolrCore(EmbeddedSolrServer solr) {
        this.solr = solr;
    }

    static SolrCore open(Path home) throws IOException {
        for (String name : HOME) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream content = SolrCore.class.getResourceAsStream("/solr-peer/" + name)) {
                if (content == null) {
                    throw new IOException("No resource " + name);
                }
                Files.copy(content, file);
            }
        }
        return new SolrCore(new EmbeddedSolrServer(CoreContainer.createAndLoad(home), CORE));
    }

    /** Blocks. */
    void upsert(List<JsonNode> documents) throws SolrServerException, IOException {
        List<SolrInputDocument> inputs = new ArrayList<>(documents.size());
        for (JsonNode document : documents) {
            SolrInputDocument input = new SolrInputDocument();
            addLeaves(input, "", document);
            input.setField("raw", document.toString());
            inputs.add(input);
        }
        solr.add(inputs);
        written.incrementAndGet();
    }

    private static void addLeaves(SolrInputDocument input, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> addLeaves(
                            input, path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> addLeaves(input, path, element));
        } else if (!node.isNull()) {
            input.addField(path, node.asText());
        }
    }

    /** Blocks. */
    SolrDocumentList query(String q, int rows, String sort) throws SolrServerException, IOException {
        see(written.get());
        ModifiableSolrParams parameters = new ModifiableSolrParams();
        parameters.set("q", q);
        parameters.set("rows", rows);
        parameters.set("fl", "raw");
        if (!sort.isEmpty()) {
            parameters.set("sort", sort);
        }
        return solr.query(parameters).getResults();
    }

    private synchronized void see(long write) throws SolrServerException, IOException {
        if (visible < write) {
            long now = written.get();
            solr.commit(true, true, true);
            visible = now;
        }
    }
}
