package io.sessionsuite.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrDocumentList;

/**
 * {@code SolrPeer REDIS-URI HOME}: {@code /session/update} and {@code /session/query} over one Solr core, with the same
 * server, the same check of the caller in Redis and the same answers as store-service. Prints its port.
 */
public final class SolrPeer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EnumSet<LoginKind> ACCEPTED =
            EnumSet.of(LoginKind.M1, LoginKind.SESSION, LoginKind.BEARER, LoginKind.APIKEY);

    private final LoginRecords logins;
    private final SolrCore solr;
    private final WorkerExecutor workers;

    private SolrPeer(LoginRecords logins, SolrCore solr, WorkerExecutor workers) {
        this.logins = logins;
        this.solr = solr;
        this.workers = workers;
    }

    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        int cores = Runtime.getRuntime().availableProcessors();
        SolrPeer peer = new SolrPeer(
                RedisCallers.of(vertx, arguments[0]),
                SolrCore.open(Path.of(arguments[1])),
                vertx.createSharedWorkerExecutor("solr", cores));
        vertx.createHttpServer()
                .requestHandler(peer::serve)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("port " + server.actualPort()))
                .onFailure(failure -> System.exit(1));
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            LoginToken token = LoginToken.parse(String.valueOf(request.getHeader("m1-auth-token")));
            if (token == null) {
                end(request, 401, "");
                return;
            }
            Cancellable unused = logins.check(token, ACCEPTED, "127.0.0.1", true)
                    .subscribe()
                    .with(
                            found -> {
                                if (found instanceof LoginCheck.Live) {
                                    work(request, body);
                                } else {
                                    end(request, 401, "");
                                }
                            },
                            failure -> end(request, 503, ""));
        });
    }

    private void work(HttpServerRequest request, Buffer body) {
        workers.executeBlocking(() -> answer(request.path(), fields(body)), false)
                .onSuccess(text -> end(request, text.isEmpty() ? 204 : 200, text))
                .onFailure(failure -> end(request, 500, String.valueOf(failure.getMessage())));
    }

    private String answer(String path, Map<String, String> fields) throws IOException, SolrServerException {
        if (path.equals("/session/update")) {
            List<JsonNode> documents = new ArrayList<>();
            JSON.readTree(fields.getOrDefault("ops", "[]"))
                    .forEach(op -> op.path("upsert").forEach(documents::add));
            solr.upsert(documents);
            return "";
        }
        int rows = Integer.parseInt(fields.getOrDefault("rows", "0"));
        SolrDocumentList found = solr.query(fields.getOrDefault("q", "*:*"), rows, fields.getOrDefault("sort", ""));
        StringBuilder text =
                new StringBuilder("{\"count\":").append(found.getNumFound()).append(",\"items\":[");
        for (int i = 0; i < found.size(); i++) {
            text.append(i == 0 ? "" : ",").append(found.get(i).getFieldValue("raw"));
        }
        return text.append("]}").toString();
    }

    private static Map<String, String> fields(Buffer body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.toString().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void end(HttpServerRequest request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(text);
    }
}
