package io.sessionsuite.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** One raw connection to a port of loopback: what is written goes out byte for byte (ISO 8859-1). */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    Wire(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own and returns all that comes back until the peer closes it. */
    static String exchange(int port, String request) {
        try (Wire wire = new Wire(port)) {
            return wire.send(request).rest();
        }
    }

    /** A request without a body that closes the connection; {@code headers} are whole lines, each with its CRLF. */
    static String request(String method, String target, String headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: suite.example:8443\r\nConnection: close\r\n" + headers
                + "\r\n";
    }

    Wire send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes until that text has come, it included, or the peer closes. */
    String until(String end) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                bytes.write(b);
                if (b == end.charAt(end.length() - 1)
                        && bytes.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
                    break;
                }
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes until the peer closes; one that answers before it has read the whole request may reset instead. */
    String rest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException reset) {
            if (bytes.size() == 0) {
                throw new UncheckedIOException(reset);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
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
