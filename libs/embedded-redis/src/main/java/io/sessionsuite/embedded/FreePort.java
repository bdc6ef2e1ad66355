package io.sessionsuite.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A loopback port that nobody listens on at this moment. It lies below the range from which systems serve outgoing
 * connections, so that nobody takes it while its server restarts, not even a client that tries to reach that server.
 */
record FreePort(int number) {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    static FreePort any() {
        IntStream candidates = new Random().ints(ATTEMPTS, LOWEST, HIGHEST);
        return new FreePort(candidates
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new EmbeddedRedisException("No free port on loopback")));
    }

    static FreePort exactly(int number) {
        if (!isFree(number)) {
            throw new EmbeddedRedisException("Port " + number + " on loopback is in use");
        }
        return new FreePort(number);
    }

    private static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
