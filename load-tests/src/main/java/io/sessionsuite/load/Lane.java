package io.sessionsuite.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** One of the connections of a round. */
final class Lane {

    private final HttpClient client;
    private final URI uri;
    private final Turns turns;
    private final int number;
    private long turn;
    private Buffer last = Buffer.buffer();

    Lane(HttpClient client, Contender contender, int number) {
        this.client = client;
        this.uri = contender.uri();
        this.turns = contender.turns();
        this.number = number;
    }

    /** Sends the next request; tells what was wrong with the answer, empty if nothing. Never fails. */
    Future<String> go() {
        Shot shot = turns.next(number, turn++, last);
        RequestOptions options = new RequestOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort())
                .setMethod(shot.method())
                .setURI(shot.path());
        shot.headers().forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send(shot.body()))
                .compose(response -> response.body().map(body -> {
                    last = body;
                    return shot.failure(response.statusCode(), body);
                }))
                .otherwise(broken -> "no answer: " + broken.getClass().getSimpleName());
    }
}
