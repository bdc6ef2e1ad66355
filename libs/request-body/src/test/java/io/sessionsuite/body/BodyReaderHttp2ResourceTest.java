package io.sessionsuite.body;

import static io.sessionsuite.body.BodyReaderTestResource.ABANDONED;
import static io.sessionsuite.body.BodyReaderTestResource.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyReaderHttp2ResourceTest {

    private static Vertx vertx;
    private static HttpClient client;

    record Answer(int status, @Nullable String connection, String body) {}

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL server;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @Test
    void bodyWithoutDeclaredLengthIsRead() throws Exception {
        HttpClientRequest request = post("/read");
        Future<Answer> answer = answer(request);
        request.setChunked(true).write("ab");
        request.end("cd");
        assertThat(get(answer).body()).isEqualTo("4:abcd");
    }

    @Test
    void tooLargeBodyResetsTheStreamAndLeavesTheConnection() throws Exception {
        HttpClientRequest request = post("/read");
        Future<Answer> answer = answer(request);
        CompletableFuture<Throwable> reset = new CompletableFuture<>();
        request.exceptionHandler(reset::complete);
        request.setChunked(true).write(Buffer.buffer(new byte[LIMIT + 1]));
        assertThat(get(answer).status()).isEqualTo(413);
        assertThat(get(answer).connection()).isNull();
        assertThat(reset.get(10, TimeUnit.SECONDS))
                .asInstanceOf(InstanceOfAssertFactories.type(StreamResetException.class))
                .extracting(StreamResetException::getCode)
                .isEqualTo(0L);

        HttpClientRequest next = post("/read");
        assertThat(next.connection()).isSameAs(request.connection());
        Future<Answer> second = answer(next);
        next.end("ab");
        assertThat(get(second).body()).isEqualTo("2:ab");
    }

    @Test
    void skippedBodyIsThrownAway() throws Exception {
        HttpClientRequest request = post("/skip");
        Future<Answer> answer = answer(request);
        request.end("abcd");
        assertThat(get(answer).status()).isEqualTo(401);
    }

    @Test
    void resetOfTheStreamEndsTheReading() throws Exception {
        int before = ABANDONED.get();
        HttpClientRequest request = post("/read");
        get(request.setChunked(true).write("ab"));
        request.reset(8);
        await().atMost(Duration.ofSeconds(5)).until(() -> ABANDONED.get() == before + 1);
    }

    private HttpClientRequest post(String path) throws Exception {
        return get(client.request(HttpMethod.POST, server.getPort(), server.getHost(), "/bodies" + path));
    }

    private static Future<Answer> answer(HttpClientRequest request) {
        return request.response().compose(answer -> answer.body()
                .map(body -> new Answer(answer.statusCode(), answer.getHeader("connection"), body.toString())));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
