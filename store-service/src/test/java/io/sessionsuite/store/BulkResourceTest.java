package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Updates as NDJSON. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class BulkResourceTest extends StoreFixture {

    private Answer bulk(String store, String lines, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type: application/x-ndjson", writer));
        all.addAll(List.of(headers));
        return http.call("POST", "/session/update?store=" + store, all, lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String upsert(Object id, String more) {
        return "{\"upsert\":{\"session\":{\"id\":\"" + id + "\"}" + more + "}}\n";
    }

    private static String report(int applied, int failed, String errors) {
        return "{\"applied\":" + applied + ",\"failed\":" + failed + ",\"errors\":[" + errors + "]}";
    }

    private static String error(long line, int status, String message) {
        return "{\"line\":" + line + ",\"status\":" + status + ",\"message\":\"" + message + "\"}";
    }

    private void isReport(Answer answer, String report) {
        assertThat(answer.text()).isEqualTo(report);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("S-142 of 10,000 lines one is bad: the report names it, the rest is applied")
    void oneBadLine() {
        String store = newStore();
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            lines.append(i == 5_000 ? "{\"upsert\":{\"a\":1}}\n" : upsert(i, ""));
        }
        isReport(bulk(store, lines.toString()), report(9_999, 1, error(5_000, 400, "upsert: no value at session.id")));
        assertThat(stored(store)).hasSize(9_999);
    }

    @Test
    @DisplayName("each line is judged for itself, blank ones are none")
    void everyLineForItself() {
        String store = newStore();
        String shape = "line: one of upsert, merge, delete, and besides only ttl and ifVersion";
        String lines = "\n" + upsert("a", "") + "  \r\n" + "[]\n" + "{\n" + "{\"upsert\":{},\"delete\":1}\n"
                + "{\"ttl\":1}\n" + "{\"upsert\":[]}\n" + "{\"delete\":null}\n" + "{\"x\":1}\n"
                + "{\"merge\":{\"session\":{\"id\":\"a\"},\"m\":1},\"ttl\":-1}\n" + "{\"delete\":\"zzz\"}";
        isReport(
                bulk(store, lines),
                report(
                        2,
                        8,
                        String.join(
                                ",",
                                error(4, 400, shape),
                                error(5, 400, "line is no JSON: byte 1"),
                                error(6, 400, shape),
                                error(7, 400, shape),
                                error(8, 400, "upsert: not an object"),
                                error(9, 400, "delete: not a string of 1 to 512 bytes, number or boolean"),
                                error(10, 400, shape),
                                error(11, 400, "line.ttl: not a whole number from 0 to 315532800000"))));
        assertThat(stored(store)).hasSize(1);
        isReport(bulk(store, ""), report(0, 0, ""));
    }

    @Test
    @DisplayName("lines of one identity count in their order; a condition that fails keeps nothing else back")
    void order() {
        String store = newStore();
        String lines = upsert("1", ",\"a\":1") + upsert("1", ",\"a\":2")
                + "{\"merge\":{\"session\":{\"id\":\"1\"},\"b\":3}}\n"
                + "{\"merge\":{\"session\":{\"id\":\"1\"},\"c\":4}}\n"
                + "{\"upsert\":{\"session\":{\"id\":\"1\"}},\"ifVersion\":7}\n"
                + "{\"upsert\":{\"session\":{\"id\":\"2\"}},\"ifVersion\":0}\n"
                + upsert("3", "") + "{\"delete\":\"3\"}\n" + upsert("4", "").replace("}\n", ",\"ttl\":100000}\n");
        isReport(bulk(store, lines), report(8, 1, error(5, 409, "ifVersion is not the version")));
        List<String> documents = stored(store);
        assertThat(documents).hasSize(3);
        assertThat(documents)
                .anyMatch(one -> one.startsWith("{\"session\":{\"id\":\"1\"},\"a\":2,\"b\":3,\"c\":4,\"_m1\""))
                .anyMatch(one -> one.contains("\"expires\":"));
    }

    @Test
    @DisplayName("a line over the limit is refused, the next one is read")
    void longLine() {
        String store = newStore();
        String lines = upsert("1", ",\"t\":\"" + "x".repeat(1 << 20) + "\"") + upsert("2", "");
        isReport(bulk(store, lines), report(1, 1, error(1, 413, "line over 1048576 bytes")));
        String over = "{\"upsert\":{\"session\":{\"id\":\"5\"},\"t\":\"" + "x".repeat(1 << 19) + "\"}}\n"
                + "{\"merge\":{\"session\":{\"id\":\"5\"},\"u\":\"" + "x".repeat(1 << 19) + "\"}}\n" + upsert("6", "");
        isReport(bulk(store, over), report(2, 1, error(2, 413, "merge: document over 1048576 bytes")));
    }

    @Test
    @DisplayName("the first 100 errors are told, all are counted")
    void manyErrors() {
        JsonObject report = new JsonObject(bulk(newStore(), "x\n".repeat(2_500)).text());
        assertThat(report.getInteger("failed")).isEqualTo(2_500);
        assertThat(report.getJsonArray("errors")).hasSize(100);
        assertThat(report.getJsonArray("errors").getJsonObject(99).getLong("line"))
                .isEqualTo(100);
    }

    @Test
    @DisplayName("the same checks in the same order as everywhere")
    void checks() {
        String store = newStore();
        List<String> type = List.of("Content-Type: application/x-ndjson");
        byte[] body = upsert("1", "").getBytes(StandardCharsets.UTF_8);
        String path = "/session/update/?store=" + store;
        isError(http.call("POST", path, type, body), 401, "missing token");
        assertThat(http.call("POST", path, List.of(type.get(0), admin), body).status())
                .isEqualTo(403);
        isError(bulk(store, "x", "Content-Encoding: gzip"), 415, "unsupported media type");
        isError(bulk("nosuch", "x"), 404, "no such store: nosuch");
        isError(bulk("", "x"), 400, "missing parameter store");
        assertThat(http.call("POST", path, List.of(type.get(0), writer), body).status())
                .isEqualTo(200);
        assertThat(http.call("GET", path, List.of(type.get(0), writer), body).status())
                .isEqualTo(405);
    }

    @Test
    @DisplayName("S-143 a million lines without a declared end, together longer than any body may be")
    void endless() {
        String store = newStore();
        String head = http.head(
                        "POST",
                        "/session/update?store=" + store,
                        List.of("Content-Type: application/x-ndjson", "Transfer-Encoding: chunked", writer))
                .append("\r\n")
                .toString();
        http.within(java.time.Duration.ofMinutes(2));
        http.write(head.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append("{\"delete\":")
                    .append(i)
                    .append("}")
                    .append(" ".repeat(60))
                    .append('\n');
        }
        byte[] chunk = lines.toString().getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 1_000; round++) {
            http.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            http.write(chunk);
            http.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        http.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        isReport(http.receive(true), report(1_000_000, 0, ""));
    }
}
