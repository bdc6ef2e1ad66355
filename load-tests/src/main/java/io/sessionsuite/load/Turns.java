package io.sessionsuite.load;

import io.vertx.core.buffer.Buffer;
import java.util.function.LongFunction;

/** What the connections of a round send, each one request after the other. */
@FunctionalInterface
interface Turns {

    int MOST_CONNECTIONS = 1_009;

    /**
     * @param connection from 0
     * @param turn of this connection, from 0
     * @param last what its last turn was answered with; empty at first
     */
    Shot next(int connection, long turn, Buffer last);

    /** Requests that ask for nothing of the last answer; each gets a number of its own. */
    static Turns counted(LongFunction<Shot> shots) {
        return (connection, turn, last) -> shots.apply(turn * MOST_CONNECTIONS + connection);
    }
}
