package io.sessionsuite.auth.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What came back, byte for byte; header names keep their case, repeated ones their order.
 *
 * @param bytes the body, one character per byte
 */
public record Answer(int status, List<Header> headers, String bytes) {

    /** One header line. */
    public record Header(String name, String value) {}

    /** The values of every header of that name, in any case. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The value of the one header of that name. */
    public String header(String name) {
        List<String> values = all(name);
        if (values.size() != 1) {
            throw new AssertionError(name + " came " + values.size() + " times: " + this);
        }
        return values.get(0);
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    public byte[] body() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The body, read as UTF-8. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The value that the one Set-Cookie of that name sets. */
    public String cookie(String name) {
        return findCookie(name).orElseThrow(() -> new AssertionError("No cookie " + name + ": " + this));
    }

    public Optional<String> findCookie(String name) {
        return all("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).split(";", 2)[0])
                .reduce((one, two) -> {
                    throw new AssertionError("Cookie set twice: " + name);
                });
    }

    /** Status, headers but Date, and body: what two refusals that must not differ have in common. */
    public String withoutDate() {
        return status + "\n"
                + headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase("Date"))
                        .map(Header::toString)
                        .toList()
                + "\n" + text();
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
