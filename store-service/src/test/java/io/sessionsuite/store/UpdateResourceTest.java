package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates: what is taken, what is refused, and what is kept of it. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class UpdateResourceTest extends StoreFixture {

    private static final String VENDORS_OPS = """
            [
              {
                "upsert":[
                  {
                    "session":{"id":"0b4c1bd5-3d29-4d6c-b6ef-1f7c8a1d2f3e","start":1612497996000},
                    "event":{"id":"e1","type":"pageView","data":{"foo":"epe"}}
                  }
                ],
                "delete":["2d2f2a8e-62a5-4f8f-a6be-0e8f6b1a5c7d"]
              }
            ]""";

    private static String without(String document) {
        return document.substring(0, document.indexOf(",\"_m1\":"));
    }

    private static String upsert(String document) {
        return "[{\"upsert\":[" + document + "]}]";
    }

    private static String one(String members) {
        return "{\"session\":{\"id\":\"1\"}" + members + "}";
    }

    private Answer raw(String store, String type, byte[] body) {
        return http.call("POST", "/session/update?store=" + store, List.of("Content-Type: " + type, writer), body);
    }

    @Test
    @DisplayName("S-032 raw line feeds, quotes and braces in a urlencoded body")
    void rawBytes() {
        String store = newStore();
        byte[] body = ("store=" + store + "&ops=" + VENDORS_OPS).getBytes(StandardCharsets.UTF_8);
        Answer answer = raw(store, "application/x-www-form-urlencoded", body);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.status()).isEqualTo(204);
        JsonObject document = new JsonObject(only(store));
        assertThat(document.getJsonObject("event").getJsonObject("data").getString("foo"))
                .isEqualTo("epe");
        assertThat(document.getJsonObject("session").getLong("start")).isEqualTo(1612497996000L);
    }

    @Test
    @DisplayName("S-033 S-034 the same percent-encoded, as multipart, as a file part, as JSON")
    void otherCarriers() {
        String store = newStore();
        updated(store, VENDORS_OPS);
        String kept = without(only(store));
        for (String file : List.of("", "; filename=\"ops.json\"")) {
            String multipart = "--x\r\nContent-Disposition: form-data; name=\"ops\"" + file + "\r\n\r\n" + VENDORS_OPS
                    + "\r\n--x--\r\n";
            assertThat(raw(store, "multipart/form-data; boundary=x", multipart.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(204);
            assertThat(without(only(store))).isEqualTo(kept);
        }
        for (String ops : List.of(
                VENDORS_OPS, new JsonObject().put("o", VENDORS_OPS).encode().substring(5))) {
            String json = "{\"store\":\"" + store + "\",\"ops\":"
                    + (ops.startsWith("[") ? ops : ops.substring(0, ops.length() - 1)) + "}";
            assertThat(raw("nosuch", "application/json", json.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(204);
            assertThat(without(only(store))).isEqualTo(kept);
        }
    }

    @Test
    @DisplayName("S-035 3 MiB of ops")
    void large() {
        String store = newStore();
        StringBuilder ops = new StringBuilder("[{\"upsert\":[");
        String filler = "x".repeat(3_000);
        for (int i = 0; i < 1_050; i++) {
            ops.append(i == 0 ? "" : ",")
                    .append("{\"session\":{\"id\":")
                    .append(i)
                    .append("},\"t\":\"")
                    .append(filler)
                    .append("\"}");
        }
        updated(store, ops.append("]}]").toString());
        assertThat(stored(store)).hasSize(1_050);
    }

    @Test
    @DisplayName("S-036 S-037 replace forgets, merge keeps, null removes")
    void replaceAndMerge() {
        String store = newStore();
        updated(store, upsert(one(",\"a\":1,\"b\":2")));
        updated(store, upsert(one(",\"a\":3")));
        assertThat(without(only(store))).isEqualTo(one(",\"a\":3").replaceAll("}$", ""));
        updated(store, "[{\"merge\":[" + one(",\"b\":{\"c\":[1],\"d\":null}") + "]}]");
        assertThat(without(only(store))).isEqualTo("{\"session\":{\"id\":\"1\"},\"a\":3,\"b\":{\"c\":[1]}");
        updated(store, "[{\"merge\":[" + one(",\"a\":null,\"b\":{\"d\":1.0}") + "]}]");
        assertThat(without(only(store))).isEqualTo("{\"session\":{\"id\":\"1\"},\"b\":{\"c\":[1],\"d\":1.0}");
    }

    @Test
    @DisplayName("S-038 S-039 inside an op delete comes last; ops go in order")
    void order() {
        String store = newStore();
        updated(store, "[{\"delete\":[\"1\"],\"upsert\":[" + one("") + "]}]");
        assertThat(stored(store)).isEmpty();
        updated(store, "[{\"delete\":[\"1\"]},{\"upsert\":[" + one("") + "]}]");
        assertThat(stored(store)).hasSize(1);
        updated(store, "[{\"upsert\":[" + one("") + "]},{\"delete\":[\"1\"]}]");
        assertThat(stored(store)).isEmpty();
        updated(store, "[{\"upsert\":[" + one(",\"a\":1,\"b\":1") + "],\"merge\":[" + one(",\"a\":null") + "]}]");
        assertThat(without(only(store))).isEqualTo("{\"session\":{\"id\":\"1\"},\"b\":1");
        updated(
                store,
                "[{\"delete\":[\"1\"]},{\"merge\":[" + one(",\"c\":1") + "]},{\"merge\":[" + one(",\"d\":2") + "]}]");
        assertThat(without(only(store))).isEqualTo("{\"session\":{\"id\":\"1\"},\"c\":1,\"d\":2");
    }

    @Test
    @DisplayName("S-040 S-041 S-042 numeric ids, deleted by any spelling; unknown ones are no error")
    void numericIds() {
        String store = newStore();
        for (String id : List.of("2002", "\"2002\"", "2002.0", "2.002e3")) {
            updated(store, upsert("{\"session\":{\"id\":2002}}"));
            assertThat(only(store)).startsWith("{\"session\":{\"id\":2002}");
            updated(store, "[{\"delete\":[" + id + "]}]");
            assertThat(stored(store)).as(id).isEmpty();
        }
        updated(store, "[{\"delete\":[2001,true,\"x\"]}]");
        updated(store, upsert("{\"session\":{\"id\":1e400}}").replace("1e400", "-0.0"));
        updated(store, "[{\"delete\":[0]}]");
        assertThat(stored(store)).isEmpty();
    }

    @Test
    @DisplayName("S-043 a document without key spoils the whole request")
    void keyMissing() {
        String store = newStore();
        isError(
                update(store, "[{\"upsert\":[" + one("") + "]},{\"upsert\":[" + one("") + ",{\"a\":1}]}]"),
                400,
                "ops[1].upsert[1]: no value at session.id");
        assertThat(stored(store)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "{}", "{\"a\":1}", "[]", "[1]", "''", "1e400000000", "1e-400000000", "1e600", "\"\\ud800\""
            })
    @DisplayName("S-044 S-158 key values that cannot be")
    void keyValues(String value) {
        String store = newStore();
        String id = value.isEmpty() ? "\"\"" : value;
        isError(
                update(store, upsert("{\"session\":{\"id\":" + id + "}}")),
                400,
                "ops[0].upsert[0]: value at session.id is no string of 1 to 512 bytes, number or boolean");
        isError(
                update(store, "[{\"delete\":[" + id + "]}]"),
                400,
                "ops[0].delete[0]: not a string of 1 to 512 bytes, number or boolean");
    }

    @Test
    @DisplayName("identities have up to 512 bytes, numbers up to 512 characters")
    void longestIdentities() {
        String store = newStore();
        updated(store, upsert("{\"session\":{\"id\":\"" + "ä".repeat(256) + "\"}}"));
        updated(store, upsert("{\"session\":{\"id\":1e511}}"));
        assertThat(update(store, upsert("{\"session\":{\"id\":1e512}}")).status())
                .isEqualTo(400);
        assertThat(update(store, upsert("{\"session\":{\"id\":\"" + "ä".repeat(256) + "a\"}}"))
                        .status())
                .isEqualTo(400);
        updated(store, upsert("{\"session\":{\"id\":0e99999999999}}"));
        updated(store, "[{\"delete\":[0,1" + "0".repeat(511) + "]}]");
        assertThat(stored(store)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[|ops is no JSON: byte 1",
                "[NaN]|ops is no JSON: byte 1",
                "[1,]|ops is no JSON: byte 3",
                "[] x|ops is no JSON: byte 3",
                "[{\"upsert\":[{\"a\":01}]}]|ops is no JSON: byte 18",
                "{\"upsert\":[]}|ops: not an array",
                "\"x\"|ops: not an array",
                "[1]|ops[0]: not an object",
                "[{\"upsert\":[]},{}]|ops[1]: neither upsert nor delete",
                "[{\"x\":1}]|ops[0]: unknown member",
                "[{\"ttl\":1}]|ops[0]: neither upsert nor delete",
                "[{\"upsert\":{}}]|ops[0].upsert: not an array",
                "[{\"delete\":\"1\"}]|ops[0].delete: not an array",
                "[{\"upsert\":[1]}]|ops[0].upsert[0]: not an object",
                "[{\"merge\":[[]]}]|ops[0].merge[0]: not an object",
                "[{\"upsert\":[],\"ttl\":-1}]|ops[0].ttl: not a whole number from 0 to 315532800000",
                "[{\"upsert\":[],\"ttl\":\"1\"}]|ops[0].ttl: not a whole number from 0 to 315532800000",
                "[{\"upsert\":[],\"ttl\":1.5}]|ops[0].ttl: not a whole number from 0 to 315532800000",
            })
    @DisplayName("S-045 ops that are none")
    void shapes(String ops, String message) {
        isError(update(newStore(), ops), 400, message);
    }

    @Test
    @DisplayName("S-045 ops that change nothing")
    void nothing() {
        String store = newStore();
        updated(store, "[]");
        updated(store, "[{\"upsert\":[]}]");
        updated(store, " [ { \"delete\" : [ ] } ] ");
    }

    @Test
    @DisplayName("S-046 S-047 missing parameters, unknown store")
    void parameters() {
        isError(http.post("/session/update", "store=x", writer), 400, "missing parameter ops");
        isError(http.post("/session/update", "ops=[]", writer), 400, "missing parameter store");
        isError(update("nosuch", "[]"), 404, "no such store: nosuch");
        isError(update("a/b", "[]"), 404, "no such store");
    }

    @Test
    @DisplayName("S-048 the service says whence and when a document came")
    void enrichment() {
        String store = newStore();
        long before = System.currentTimeMillis();
        updated(store, upsert(one("")));
        JsonObject m1 = new JsonObject(only(store)).getJsonObject("_m1");
        assertThat(m1.fieldNames()).containsExactly("ip", "session", "receivedUTC", "version");
        assertThat(m1.getString("ip")).isEqualTo("127.0.0.1");
        assertThat(m1.getLong("receivedUTC")).isBetween(before - 1_000, System.currentTimeMillis() + 1_000);
        assertThat(m1.getJsonObject("session").getLong("lastUpdated"))
                .isGreaterThanOrEqualTo(m1.getLong("receivedUTC"));
        assertThat(m1.getLong("version")).isGreaterThan(before * 1000 - 1_000_000);
    }

    @Test
    @DisplayName("S-050 S-051 S-052 S-053 documents keep their spelling, letters and types")
    void fidelity() {
        String store = newStore();
        String document = "{\"n\":9007199254740993,\"f\":1.0,\"e\":1E+2,\"s\":\"ä😀\\u0000\\u00e4\\/\",\"x\":null,"
                + "\"a\":[ ],\"o\":{ },\"session\":{\"id\":\"1\"},\"d\":1,\"d\":2}";
        updated(store, upsert(" " + document + " "));
        assertThat(without(only(store)) + "}").isEqualTo(document);
        String large = one(",\"t\":\"" + "x".repeat(40_000) + "\"");
        updated(store, upsert(large));
        assertThat(without(only(store)) + "}").isEqualTo(large);
        updated(store, upsert(one(",\"p\":1")));
        updated(store, upsert("{\"session\":{\"id\":\"2\"},\"p\":\"one\"}"));
        assertThat(stored(store)).hasSize(2);
    }

    @Test
    @DisplayName("S-159 of the caller's _m1 our five members are ours, the rest stays")
    void callersEnrichment() {
        String store = newStore();
        updated(
                store,
                upsert("{\"_m1\":0,\"a\":1, \"_\\u006d1\":{\"x\":[1.0],\"ip\":\"9\",\"version\":1,\"expires\":1,"
                        + "\"session\":{\"y\":2,\"lastUpdated\":3},\"receivedUTC\":4},\"session\":{\"id\":\"1\"}}"));
        JsonObject kept = new JsonObject(only(store));
        assertThat(only(store)).startsWith("{\"a\":1,\"session\":{\"id\":\"1\"},\"_m1\":{\"x\":[1.0],\"ip\":");
        assertThat(kept.getJsonObject("_m1").fieldNames())
                .containsExactly("x", "ip", "session", "receivedUTC", "version");
        assertThat(kept.getJsonObject("_m1").getJsonObject("session").getInteger("y"))
                .isEqualTo(2);
        updated(store, upsert("{\"_m1\":{\"session\":1},\"session\":{\"id\":\"1\"}}"));
        assertThat(new JsonObject(only(store)).getJsonObject("_m1").fieldNames())
                .containsExactly("ip", "session", "receivedUTC", "version");
    }

    @Test
    @DisplayName("the key is a literal member before it is a way through maps; of members of one name the last counts")
    void keyLookup() {
        String store = newStore();
        updated(store, upsert("{\"session\":{\"id\":\"walk\"},\"session.id\":\"literal\"}"));
        updated(store, "[{\"delete\":[\"walk\"]}]");
        assertThat(stored(store)).hasSize(1);
        updated(store, "[{\"delete\":[\"literal\"]}]");
        assertThat(stored(store)).isEmpty();
        updated(store, upsert("{\"session\":{\"id\":\"a\"},\"session\":{\"id\":\"b\"}}"));
        updated(store, "[{\"delete\":[\"b\"]}]");
        assertThat(stored(store)).isEmpty();
        isError(
                update(store, upsert("{\"session\":[{\"id\":\"a\"}]}")),
                400,
                "ops[0].upsert[0]: no value at session.id");
    }

    @Test
    @DisplayName("S-130 a document, the number of documents, and the body have a limit; so has the depth")
    void limits() {
        String store = newStore();
        int room = (1 << 20) - one(",\"t\":\"\"").length();
        updated(store, upsert(one(",\"t\":\"" + "x".repeat(room) + "\"")));
        isError(
                update(store, upsert(one(",\"t\":\"" + "x".repeat(room + 1) + "\""))),
                413,
                "ops[0].upsert[0]: document over 1048576 bytes");
        String ids = "1,".repeat(10_000);
        isError(update(store, "[{\"delete\":[" + ids + "1]}]"), 413, "ops: more than 10000 documents");
        updated(store, "[{\"delete\":[" + ids.substring(0, ids.length() - 1) + "]}]");
        updated(store, upsert(one(",\"d\":" + "[".repeat(31) + "]".repeat(31))));
        isError(
                update(store, upsert(one(",\"d\":" + "[".repeat(32) + "]".repeat(32)))),
                400,
                "ops[0].upsert[0]: nested deeper than 32");
        isError(update(store, "[".repeat(3_000_000)), 400, "ops is no JSON: byte 3000000");
        http.send(
                "POST",
                "/session/update",
                List.of("Content-Type: application/x-www-form-urlencoded", "Content-Length: " + (65 << 20)),
                new byte[0]);
        isError(http.receive(true), 413, "body is over 67108864 bytes");
    }

    @Test
    @DisplayName("bodies nobody can read")
    void malformed() {
        String store = newStore();
        byte[] bad = {'o', 'p', 's', '=', '[', '"', (byte) 0xC3, '"', ']'};
        assertThat(raw(store, "application/x-www-form-urlencoded", bad).status())
                .isEqualTo(400);
        isError(raw(store, "application/json", new byte[] {'{', '"', (byte) 0xFF}), 400, "body is no JSON: byte 2");
        isError(raw(store, "application/json", "[]".getBytes(StandardCharsets.UTF_8)), 400, "body is no JSON object");
        assertThat(raw(store, "multipart/form-data; boundary=x", "x".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        isError(update(store, "\uFEFF[]"), 400, "ops is no JSON: byte 0");
        isError(update(store, "\u0000["), 400, "ops is no JSON: byte 0");
        isError(update(store, "[\"\n\"]"), 400, "ops is no JSON: byte 2");
    }
}
