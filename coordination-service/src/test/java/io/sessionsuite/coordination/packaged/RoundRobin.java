package io.sessionsuite.coordination.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A plain balancer: each connection goes to the next replica that takes it. */
final class RoundRobin implements AutoCloseable {

    private final ServerSocket server;
    private final Supplier<List<URI>> replicas;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    RoundRobin(Supplier<List<URI>> replicas) {
        this.replicas = replicas;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        List<URI> targets = replicas.get();
        for (int attempt = 0; attempt < targets.size(); attempt++) {
            URI target = targets.get(Math.floorMod(next.getAndIncrement(), targets.size()));
            try {
                Socket replica = new Socket(target.getHost(), target.getPort());
                Thread.ofVirtual().start(() -> pipe(replica, client));
                pipe(client, replica);
                return;
            } catch (IOException dead) {
                refusals.incrementAndGet();
            }
        }
        close(client);
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            close(from);
        } finally {
            close(to);
            close(from);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
