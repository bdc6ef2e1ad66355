package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the resources share: a connection, a Redis, tokens, and a look at what is stored. */
public abstract class StoreFixture {

    protected static TestCallers callers;
    protected static String admin;
    protected static String writer;
    protected static String reader;

    @TestHTTPResource
    protected URI server;

    protected RawHttp http;

    @BeforeAll
    static void openTokens() {
        callers = new TestCallers(EmbeddedRedis.shared());
        admin = callers.with("admin");
        writer = callers.with("sessionUpdate");
        reader = callers.with("sessionQuery");
    }

    @AfterAll
    static void closeTokens() {
        callers.close();
    }

    @BeforeEach
    void connect() {
        http = new RawHttp(server);
    }

    @AfterEach
    void disconnect() {
        http.close();
    }

    protected static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A new store with the key {@code session.id} and 16 partitions. */
    protected String newStore() {
        return newStore("");
    }

    protected String newStore(String more) {
        String name = "t-" + UUID.randomUUID();
        Answer answer = http.post("/session/add", "store=" + name + "&shards=1&replicas=1" + more, admin);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        return name;
    }

    protected Answer update(String store, String ops) {
        return http.post("/session/update", "store=" + store + "&ops=" + encode(ops), writer);
    }

    /** Updates and asserts that it was done. */
    protected void updated(String store, String ops) {
        Answer answer = update(store, ops);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.status()).isEqualTo(204);
    }

    protected static String uid(String store) {
        return (String) callers.server().command("HGET", "store:{stores}:name", store);
    }

    /** The documents of a store as they are kept, of all partitions. */
    protected static List<String> stored(String store) {
        List<String> documents = new ArrayList<>();
        for (int partition = 0; partition < 16; partition++) {
            String key = "store:{" + uid(store) + ":" + partition + "}:doc";
            for (Object document : (List<?>) callers.server().command("HVALS", key)) {
                documents.add((String) document);
            }
        }
        return documents;
    }

    /** The one document of a store. */
    protected static String only(String store) {
        List<String> documents = stored(store);
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    protected static void isError(Answer answer, int status, String message) {
        assertThat(answer.text()).isEqualTo("{\"message\":\"" + message + "\",\"status\":" + status + "}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
