package io.sessionsuite.coordination.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests written byte by byte, for targets, methods and bodies that HTTP clients would tidy up. */
public final class RawHttp {

    private RawHttp() {}

    /** Sends a request without a body; {@code headers} are whole lines. */
    public static Reply send(String method, String target, String... headers) {
        return exchange(head(method, target, headers) + "\r\n");
    }

    /** Sends a request with this text after its head; who wants a length writes a header. */
    public static Reply sendBody(String method, String target, String body, String... headers) {
        return exchange(head(method, target, headers) + "\r\n" + body);
    }

    /** Sends a body in two chunks. */
    public static Reply sendChunked(String method, String target, String body, String... headers) {
        String first = body.substring(0, body.length() / 2);
        String second = body.substring(body.length() / 2);
        return sendBody(
                method,
                target,
                chunk(first) + chunk(second) + "0\r\n\r\n",
                withLast(headers, "Transfer-Encoding: chunked"));
    }

    private static String[] withLast(String[] headers, String last) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(last);
        return all.toArray(String[]::new);
    }

    private static String chunk(String text) {
        return text.isEmpty() ? "" : Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String head(String method, String target, String... headers) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    private static Reply exchange(String request) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Reply.parse(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What came back, head and body as they stood on the wire. */
    public record Reply(int status, List<String> head, String body) {

        private static Reply parse(String text) {
            int end = text.indexOf("\r\n\r\n");
            List<String> lines = List.of(text.substring(0, end).split("\r\n"));
            int status = Integer.parseInt(lines.get(0).split(" ")[1]);
            return new Reply(status, lines.subList(1, lines.size()), text.substring(end + 4));
        }

        /** {@code 404 text}. */
        public String line() {
            return status + " " + body;
        }

        /** The value of the first header of that name, empty if there is none. */
        public String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }

        /** How many headers of that name there are. */
        public long count(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .count();
        }

        /** All headers whose name begins so, with their values. */
        public Map<String, String> headers(String start) {
            Map<String, String> found = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line : head) {
                int colon = line.indexOf(": ");
                if (line.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT))) {
                    found.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
            return found;
        }
    }
}
