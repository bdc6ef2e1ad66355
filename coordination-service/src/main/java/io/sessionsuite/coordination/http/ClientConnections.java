package io.sessionsuite.coordination.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of each address that asked for {@code /v1}. The end of a connection is heard of at its channel:
 * the close handler of an HTTP connection is one, and the server counts all connections there.
 */
final class ClientConnections {

    private final int limit;
    private final Map<String, Set<HttpConnection>> open = new ConcurrentHashMap<>();

    /** @param limit of one address; 0 means none */
    ClientConnections(int limit) {
        this.limit = limit;
    }

    /** Whether this connection is one of the first {@code limit} open ones of its address. */
    boolean admit(HttpConnection connection) {
        return limit == 0 || isCounted(connection.remoteAddress().hostAddress(), connection);
    }

    private boolean isCounted(String address, HttpConnection connection) {
        Set<HttpConnection> counted = open.get(address);
        return counted != null && counted.contains(connection) || count(address, connection);
    }

    private boolean count(String address, HttpConnection connection) {
        boolean[] admitted = new boolean[1];
        open.compute(address, (same, counted) -> {
            Set<HttpConnection> connections = counted == null ? ConcurrentHashMap.newKeySet() : counted;
            admitted[0] = connections.size() < limit && connections.add(connection);
            return connections;
        });
        if (admitted[0]) {
            ((ConnectionBase) connection).channel().closeFuture().addListener(closed -> forget(address, connection));
        }
        return admitted[0];
    }

    private void forget(String address, HttpConnection connection) {
        open.computeIfPresent(address, (same, counted) -> {
            counted.remove(connection);
            return counted.isEmpty() ? null : counted;
        });
    }
}
