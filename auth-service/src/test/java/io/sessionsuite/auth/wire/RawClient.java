package io.sessionsuite.auth.wire;

import io.sessionsuite.auth.wire.Answer.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A client that sends what it is told and nothing else, from the loopback address it is told ({@code 127.x.y.z}), so
 * that one machine plays many addresses. No cookie jar, no redirects, one connection per request.
 *
 * @param headers sent with each request, as {@code Name: value}
 */
public record RawClient(String address, List<String> headers) {

    private static final int PATIENCE_MILLIS = 20_000;

    public static RawClient from(String address) {
        return new RawClient(address, List.of());
    }

    /** This client, sending these headers too. */
    public RawClient with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new RawClient(address, List.copyOf(all));
    }

    /** This client, sending this token as cookie. */
    public RawClient cookie(String name, String token) {
        return with("Cookie: " + name + "=" + token);
    }

    public Answer get(String target) {
        return send("GET", target, new byte[0]);
    }

    public Answer post(String target, String type, String body) {
        return with("Content-Type: " + type).send("POST", target, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts a url-encoded form of name, value, name, value… */
    public Answer form(String target, String... pairs) {
        return post(target, "application/x-www-form-urlencoded", encoded(pairs));
    }

    public Answer json(String method, String target, String body) {
        return with("Content-Type: application/json").send(method, target, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer send(String method, String target) {
        return send(method, target, new byte[0]);
    }

    public Answer send(String method, String target, byte[] body) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(method, target, body.length).getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return answer(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a form, strictly url-encoded. */
    public static String encoded(String... pairs) {
        List<String> encoded = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            encoded.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", encoded);
    }

    /** The origin under which these requests reach the service. */
    public static String ownOrigin() {
        return "http://" + host();
    }

    private static String host() {
        return "localhost:" + port();
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(source(), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private InetAddress source() throws IOException {
        String[] parts = address.split("\\.");
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return InetAddress.getByAddress(bytes);
    }

    private String head(String method, String target, int length) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.regionMatches(true, 0, "host:", 0, 5))) {
            head.append("Host: ").append(host()).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static Answer answer(InputStream in, boolean bodiless) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.add(new Header(parts[0], parts[1].strip()));
        }
        return new Answer(
                status,
                List.copyOf(headers),
                bodiless ? "" : new String(body(in, headers), StandardCharsets.ISO_8859_1));
    }

    private static byte[] body(InputStream in, List<Header> headers) throws IOException {
        for (Header header : headers) {
            switch (header.name().toLowerCase(Locale.ROOT)) {
                case "content-length" -> {
                    return in.readNBytes(Integer.parseInt(header.value()));
                }
                case "transfer-encoding" -> {
                    return chunks(in);
                }
                default -> {}
            }
        }
        return in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            whole.write(in.readNBytes(size));
            line(in);
        }
        return whole.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Connection ended in a head: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
