package io.sessionsuite.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Very many requests at once over HTTP/2, a thousand on a connection, so that the file limit does not count. */
final class Multiplexed implements AutoCloseable {

    private static final int STREAMS = 1_000;
    private static final int CONNECTIONS = 128;

    private final HttpClient client;
    private final URI uri;

    Multiplexed(Vertx vertx, URI uri) {
        this.uri = uri;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(CONNECTIONS)
                .setHttp2MultiplexingLimit(STREAMS)
                .setMaxWaitQueueSize(-1));
    }

    Future<Answer> send(HttpMethod method, String path, String body) {
        RequestOptions options = new RequestOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort())
                .setMethod(method)
                .setURI(path);
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(content -> new Answer(response, content)));
    }

    /** What came back. */
    record Answer(HttpClientResponse head, Buffer body) {

        String header(String name) {
            return String.valueOf(head.getHeader(name));
        }
    }

    static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.MINUTES)
                .join();
    }

    @Override
    public void close() {
        get(client.close());
    }
}
