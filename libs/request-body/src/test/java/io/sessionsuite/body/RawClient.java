package io.sessionsuite.body;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One HTTP/1.1 connection, byte by byte. */
final class RawClient implements AutoCloseable {

    record Answer(String status, List<String> headers, String body) {
        boolean closes() {
            return headers.contains("connection: close");
        }
    }

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    RawClient(URL server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawClient head(String method, String path, String... headers) throws IOException {
        return send(method + " /bodies" + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n");
    }

    RawClient send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    RawClient chunk(String text) throws IOException {
        return send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    Answer answer() throws IOException {
        String status = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line.toLowerCase(java.util.Locale.ROOT));
        }
        int length = headers.stream()
                .filter(h -> h.startsWith("content-length: "))
                .mapToInt(h -> Integer.parseInt(h.substring("content-length: ".length())))
                .findFirst()
                .orElse(0);
        return new Answer(
                status.split(" ")[1], headers, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }

    /** Whether the server ends the connection before the read times out. */
    boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed by the server");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
