package io.sessionsuite.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection that sends exactly the bytes it is given: no header of its own but Host and the body's length. */
public final class RawHttp implements AutoCloseable {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private final Socket socket;
    private final InputStream in;
    private final String host;

    public RawHttp(URI server) {
        this(server, "127.0.0.1");
    }

    /** A connection that comes from that loopback address. */
    public RawHttp(URI server, String from) {
        try {
            socket = new Socket(server.getHost(), server.getPort(), InetAddress.getByName(from), 0);
            socket.setSoTimeout(15_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            host = server.getHost() + ":" + server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails a call that takes longer. */
    public RawHttp within(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer get(String target, String... headers) {
        return call("GET", target, List.of(headers), new byte[0]);
    }

    /** A url-encoded form. */
    public Answer post(String target, String form, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(FORM);
        return call("POST", target, all, form.getBytes(StandardCharsets.UTF_8));
    }

    public Answer call(String method, String target, List<String> headers, byte[] body) {
        send(method, target, headers, body);
        return receive(!method.equals("HEAD"));
    }

    public void send(String method, String target, List<String> headers, byte[] body) {
        StringBuilder head = head(method, target, headers);
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        write(body);
    }

    /** The head alone, the body to follow by {@link #write}. */
    public StringBuilder head(String method, String target, List<String> headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        return head;
    }

    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server wants the body of a request that says {@code Expect: 100-continue}. */
    public void awaitContinue() {
        try {
            String status = line();
            if (!status.startsWith("HTTP/1.1 100") || !line().isEmpty()) {
                throw new AssertionError("Not asked to continue: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first byte of an answer, which stays to be received. */
    public void awaitAnswer() {
        try {
            in.mark(1);
            if (in.read() < 0) {
                throw new EOFException("Connection closed");
            }
            in.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer receive(boolean hasBody) {
        try {
            String status = line();
            Map<String, List<String>> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            int code = Integer.parseInt(status.split(" ")[1]);
            byte[] body = hasBody && code != 204 ? body(headers) : new byte[0];
            return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has closed the connection, after what it sent was read. */
    public boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length").get(0)));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("Connection closed");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
