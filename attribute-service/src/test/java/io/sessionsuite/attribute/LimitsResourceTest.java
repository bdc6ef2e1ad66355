package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sizes of names, values, sessions, bodies and queries at the limit and one above it; types of bodies. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LimitsResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";
    private static final int TWO_MIB = 2 << 20;

    private LoginToken token;
    private String cookie;

    @BeforeEach
    void logIn() {
        token = logins.scriptSession();
        cookie = cookie(token);
    }

    private static String attributes(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "n" + i + "=v").collect(Collectors.joining("&"));
    }

    private void tooLarge(Answer answer, String error) {
        isError(answer, 413, error, "payload-too-large");
    }

    @Test
    @DisplayName("M-50 names of 128 code points, not of 129, whatever they take in bytes")
    void names() {
        String clover = "\uD83C\uDF40";
        put(token, Form.encode(clover.repeat(128)) + "=1&" + "n".repeat(128) + "=2");
        isError(
                http.post(P + "/put", "n".repeat(129) + "=3", cookie),
                400,
                "Bad request: " + "n".repeat(128),
                "invalid-parameter");
        assertThat(http.post(P + "/put", Form.encode(clover.repeat(129)) + "=3", cookie)
                        .status())
                .isEqualTo(400);
        isError(http.post(P + "/put", "a%0Ab=3", cookie), 400, "Bad request: a\\nb", "invalid-parameter");
        assertThat(http.post(P + "/put", "a%7Fb=3", cookie).status()).isEqualTo(400);
        assertThat(logins.stored(token)).hasSize(2);
    }

    @Test
    @DisplayName("M-50 values of 65,536 bytes, not of 65,537")
    void values() {
        String atLimit = "\u00E4".repeat(32_768);
        put(token, "v=" + Form.encode(atLimit));
        tooLarge(
                http.post(P + "/put", "v=" + Form.encode(atLimit + "x"), cookie),
                "Too large: v has 65537 bytes, limit 65536");
        tooLarge(
                http.post(P + "/put", "a=1&v=" + "x".repeat(65_537), cookie),
                "Too large: v has 65537 bytes, limit 65536");
        assertThat(logins.stored(token)).containsOnlyKeys("v").containsEntry("v", atLimit);
    }

    @Test
    @DisplayName("M-50 MA-15 1000 attributes, not 1001; replacing at the limit works")
    void count() {
        put(token, attributes(0, 1000));
        tooLarge(http.post(P + "/put", "n0=changed&more=1", cookie), "Too many attributes: 1001, limit 1000");
        tooLarge(http.post(P + "/put", attributes(0, 1001), cookie), "Too many attributes: 1001, limit 1000");
        put(token, "n0=replaced&n999=replaced");
        assertThat(logins.stored(token))
                .hasSize(1000)
                .containsEntry("n0", "replaced")
                .containsEntry("n1", "v");
    }

    @Test
    @DisplayName("M-50 MA-15 1 MiB of names and values, not one byte more; shrinking at the limit works")
    void bytes() {
        String value = "x".repeat(65_536 - 3);
        for (int i = 10; i < 26; i++) {
            put(token, "v" + i + "=" + value);
        }
        assertThat(logins.bookkeeping(token)).startsWith("16 16 1048576 ");
        tooLarge(http.post(P + "/put", "a=", cookie), "Session too large: 1048577 bytes, limit 1048576");
        put(token, "v10=" + value.substring(1));
        put(token, "a=");
        assertThat(logins.bookkeeping(token)).startsWith("18 17 1048576 ");
        assertThat(get(token, "").length()).isGreaterThan(1 << 20);
    }

    @Test
    @DisplayName("M-53 only url-encoded UTF-8 forms")
    void mediaTypes() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("a=1".getBytes(StandardCharsets.US_ASCII));
        }
        String form = "Content-Type: application/x-www-form-urlencoded";
        unsupported("{\"a\":\"1\"}".getBytes(StandardCharsets.US_ASCII), "Content-Type: application/json");
        unsupported("--x--".getBytes(StandardCharsets.US_ASCII), "Content-Type: multipart/form-data; boundary=x");
        unsupported("a=1".getBytes(StandardCharsets.US_ASCII), form + "; charset=iso-8859-1");
        unsupported("a=1".getBytes(StandardCharsets.US_ASCII), "Content-Type: text/plain");
        unsupported("a=1".getBytes(StandardCharsets.US_ASCII), "X-No-Type: at-all");
        unsupported(zipped.toByteArray(), form, "Content-Encoding: gzip");
        assertThat(logins.hasAttributes(token)).isFalse();
        assertThat(http.call(
                                "POST",
                                P + "/put",
                                List.of(cookie, form + "; charset=UTF-8"),
                                "a=1".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    private void unsupported(byte[] body, String... headers) {
        List<String> all = new java.util.ArrayList<>(List.of(headers));
        all.add(cookie);
        isError(http.call("POST", P + "/put", all, body), 415, "Unsupported media type", "unsupported-media-type");
    }

    @Test
    @DisplayName("MA-16 a body of 2 MiB, not one byte more, by its declared length")
    void declaredBody() {
        put(token, "a=1" + "&".repeat(TWO_MIB - 3));
        byte[] body = new byte[TWO_MIB + 1];
        Arrays.fill(body, (byte) '&');
        http.write(http.head("POST", P + "/put", List.of(cookie, "Content-Length: " + body.length))
                .append("\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII));
        Answer answer = http.receive(true);
        tooLarge(answer, "Request too large");
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    @Test
    @DisplayName("MA-16 a body of more than 2 MiB in chunks")
    void chunkedBody() {
        http.write(http.head("POST", P + "/put", List.of(cookie, "Transfer-Encoding: chunked"))
                .append("\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII));
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) '&');
        for (int i = 0; i < 2; i++) {
            http.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
            http.write(megabyte);
            http.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        http.write("1\r\n&\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Answer answer = http.receive(true);
        tooLarge(answer, "Request too large");
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    @DisplayName("MA-16 a query of 8 KiB, not one byte more")
    void query() {
        String query = "a=" + "x".repeat(8_190);
        assertThat(http.get(P + "/put?" + query, cookie).status()).isEqualTo(200);
        isError(http.get(P + "/put?" + query + "x", cookie), 414, "Query too long", "uri-too-long");
        isError(http.get(P + "/put?" + query + "x"), 414, "Query too long", "uri-too-long");
        isError(http.get(P + "/put?a=" + "x".repeat(30_000), cookie), 414, "Query too long", "uri-too-long");
        assertThat(logins.stored(token)).containsEntry("a", "x".repeat(8_190));
    }

    @Test
    @DisplayName("MA-17 the body of a GET is ignored; a POST needs neither body nor type")
    void bodiesThatDoNotCount() {
        put(token, "a=1&b=2");
        byte[] body = "key=b".getBytes(StandardCharsets.US_ASCII);
        isJson(
                http.call("GET", P + "/get?key=a", List.of(cookie, "Content-Type: application/json"), body),
                200,
                "{\"a\":\"1\"}");
        isJson(http.call("POST", P + "/get?key=a", List.of(cookie), new byte[0]), 200, "{\"a\":\"1\"}");
        isJson(http.get(P + "/get?key=b", cookie), 200, "{\"b\":\"2\"}");
    }

    @Test
    void thousandKeysAreEnough() {
        put(token, "n0=v");
        String keys = IntStream.range(0, 1000).mapToObj(i -> "key=n" + i).collect(Collectors.joining("&"));
        isJson(http.post(P + "/get", keys + "&key=n0", cookie), 200, "{\"n0\":\"v\"}");
        isError(http.post(P + "/get", keys + "&key=more", cookie), 400, "Bad request: key", "invalid-parameter");
        isError(http.post(P + "/delete", keys + "&key=more", cookie), 400, "Bad request: key", "invalid-parameter");
        isJson(http.post(P + "/delete", keys, cookie), 200, "{}");
        assertThat(logins.stored(token)).isEmpty();
    }

    @Test
    void pairsOfOneRequestAreBounded() {
        put(token, "a=1&".repeat(100_000));
        tooLarge(http.post(P + "/put", "a=2&".repeat(100_001), cookie), "Request too large");
        assertThat(logins.stored(token)).isEqualTo(Map.of("a", "1"));
    }
}
