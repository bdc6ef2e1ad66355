package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.process.ServiceProcess;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Redis of its own for each test, and how packaged replicas on it are started and asked. */
public abstract class ReplicaFixture {

    protected EmbeddedRedis redis;
    private TestCallers callers;
    protected String token;
    protected final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    protected Path folder;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.builder().start();
        callers = new TestCallers(redis);
        token = callers.with("admin", "sessionUpdate", "sessionQuery");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        callers.close();
        redis.close();
    }

    protected ServiceProcess.Launch replica() {
        return ServiceProcess.of("store-service").set("quarkus.redis.store.hosts", redis.uri());
    }

    protected static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    protected Answer post(RawHttp http, String path, String form) {
        return http.post("/session/" + path, form, token);
    }

    protected void add(URI service, String store) {
        try (RawHttp http = new RawHttp(service)) {
            assertThat(post(http, "add", "store=" + store + "&shards=1&replicas=1")
                            .status())
                    .isEqualTo(204);
        }
    }

    protected int put(RawHttp http, String store, String id, long n) {
        String ops = "[{\"upsert\":[{\"session\":{\"id\":\"" + id + "\"},\"n\":" + n + "}]}]";
        return post(http, "update", "store=" + store + "&ops=" + encode(ops)).status();
    }

    /** Asked again as long as a busy machine cannot answer in time. */
    protected JsonObject query(RawHttp http, String store, String q, String more) {
        String form = "store=" + store + "&q=" + encode(q) + more;
        Answer answer = Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> post(http, "query", form), given -> given.status() != 503);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new JsonObject(answer.text());
    }

    protected long number(RawHttp http, String store, String id) {
        JsonObject answer = query(http, store, "session.id:" + id, "&rows=1&fl=n");
        return answer.getLong("count") == 0
                ? -1
                : answer.getJsonArray("items").getJsonObject(0).getLong("n");
    }
}
