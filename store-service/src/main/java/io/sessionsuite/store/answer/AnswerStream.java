package io.sessionsuite.store.answer;

import io.sessionsuite.store.answer.Blocks.Block;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/**
 * Puts an answer on the wire, block by block: the next one is read when the client took the last one. After the first
 * byte a failure can only cut the connection, so that nobody takes a part for the whole.
 */
final class AnswerStream {

    private final Steps steps;
    private final HttpServerResponse response;

    /** Runs what blocks off the event loop. */
    interface Steps {
        <T> Uni<T> run(Supplier<T> step);
    }

    AnswerStream(Steps steps, HttpServerResponse response) {
        this.steps = steps;
        this.response = response;
    }

    /** Fails if not all was written; closes the answer in any case. */
    Uni<Void> send(Blocks answer) {
        response.setStatusCode(200)
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Cache-Control", "no-store");
        if (!answer.contentType().equals("application/json")) {
            response.putHeader("m1-count", Long.toString(answer.count()));
        }
        Block first = answer.first();
        return first.last() ? write(first).replaceWithVoid() : sendAll(first, answer);
    }

    private Uni<Void> sendAll(Block first, Blocks answer) {
        return write(first)
                .chain(() -> following(answer))
                .onTermination()
                .call(() -> steps.run(() -> {
                    answer.close();
                    return true;
                }));
    }

    private Uni<Void> following(Blocks answer) {
        return Multi.createBy()
                .repeating()
                .uni(() -> steps.run(answer::next))
                .whilst(block -> !block.last())
                .onItem()
                .transformToUniAndConcatenate(this::write)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> write(Block block) {
        return Uni.createFrom()
                .completionStage(() -> written(block).toCompletionStage())
                .replaceWith(true);
    }

    private Future<Void> written(Block block) {
        if (block.last()) {
            return response.end(block.bytes());
        }
        if (!response.headWritten()) {
            response.setChunked(true);
        }
        return block.bytes().length() == 0 ? Future.succeededFuture() : response.write(block.bytes());
    }
}
