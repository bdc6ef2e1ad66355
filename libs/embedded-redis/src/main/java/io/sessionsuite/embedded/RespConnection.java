package io.sessionsuite.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One blocking connection that speaks RESP2: just enough to start, watch and steer a server. */
final class RespConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS =
            Math.toIntExact(Duration.ofSeconds(10).toMillis());

    private final Socket socket;
    private final InputStream replies;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new BufferedInputStream(socket.getInputStream());
    }

    static RespConnection open(int port, String password) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        RespConnection connection = new RespConnection(socket);
        try {
            connection.call("AUTH", password);
            return connection;
        } catch (IOException | EmbeddedRedisException e) {
            connection.close();
            throw e;
        }
    }

    /** The reply as String, Long, List or null; an error reply is thrown. */
    @Nullable
    Object call(String... words) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        writeLine(request, "*" + words.length);
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            writeLine(request, "$" + bytes.length);
            request.write(bytes);
            writeLine(request, "");
        }
        socket.getOutputStream().write(request.toByteArray());
        return read();
    }

    private static void writeLine(ByteArrayOutputStream request, String line) throws IOException {
        request.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private @Nullable Object read() throws IOException {
        String line = readLine();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> readBulk(Integer.parseInt(rest));
            case '*' -> readArray(Integer.parseInt(rest));
            case '-' -> throw new EmbeddedRedisException(rest);
            default -> throw new EmbeddedRedisException("Not a Redis reply: " + line);
        };
    }

    private @Nullable String readBulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = replies.readNBytes(length);
        readLine();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private @Nullable List<@Nullable Object> readArray(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        List<@Nullable Object> items = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            items.add(read());
        }
        return items;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = replies.read(); b != '\n'; b = replies.read()) {
            if (b < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
