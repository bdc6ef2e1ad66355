package io.sessionsuite.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that keeps the heads of requests as the bytes that came (ISO 8859-1), and answers as told. */
final class RecordingUpstream implements AutoCloseable {

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** What happens after the head of a request has come. */
    interface Behaviour {

        /** Reads the body and answers; the connection is kept while this is true. */
        boolean serve(String head, InputStream body, OutputStream answer) throws IOException;
    }

    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Behaviour behaviour = RecordingUpstream::readAll;

    RecordingUpstream() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("upstream").start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Answers like this from now on. */
    void behave(Behaviour next) {
        behaviour = next;
    }

    /** Forgets what came, answers 200 again. */
    void reset() {
        behaviour = RecordingUpstream::readAll;
        heads.clear();
        connections.set(0);
    }

    List<String> heads() {
        return List.copyOf(heads);
    }

    /** Connections accepted since the last reset. */
    int connections() {
        return connections.get();
    }

    /** Connections open now. */
    int openConnections() {
        return open.size();
    }

    /** The length of the body that head announces; a chunked one is not read. */
    static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static boolean readAll(String head, InputStream body, OutputStream answer) throws IOException {
        body.skipNBytes(contentLength(head));
        answer.write(OK.getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofPlatform().daemon().name("upstream connection").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                heads.add(head);
                if (!behaviour.serve(head, in, socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException e) {
            // The gateway hung up: tests look at openConnections().
        } finally {
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            String sofar = bytes.toString(StandardCharsets.ISO_8859_1);
            if (b == '\n' && sofar.endsWith("\r\n\r\n")) {
                return sofar;
            }
        }
        return "";
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
