package io.sessionsuite.store.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import io.sessionsuite.store.TestCallers;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class QueryResourceTest extends QueryFixture {

    @Inject
    MeterRegistry registry;

    @Test
    @DisplayName("S-058 S-065 everything, no rows: the count comes first and the items are empty")
    void countAlone() {
        Answer answer = query(fixtureStore(), "*", "");
        assertThat(answer.text()).isEqualTo("{\"count\":6,\"items\":[]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("S-059 *:* with rows answers the items as they were sent")
    void items() {
        String store = fixtureStore();
        JsonObject answer = answer(store, "*:*", "&rows=10");
        assertThat(answer.getLong("count")).isEqualTo(6);
        assertThat(ids(answer)).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6");
        Answer one = query(store, "session.id:1", "&rows=1");
        assertThat(one.text())
                .startsWith(
                        "{\"count\":1,\"items\":[{\"session\":{\"id\":\"1\"},\"ip\":\"1.1.1.1\",\"a\":[\"x\",\"y\"],"
                                + "\"b\":\"Foo Bar\",\"n\":5,\"f\":1.5,");
    }

    @Test
    @DisplayName("S-060 GET is not allowed")
    void get() {
        Answer answer = http.get("/session/query?q=*", reader);
        isError(answer, 405, "method not allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    @DisplayName("S-061 missing and empty q")
    void missing() {
        String store = newStore();
        isError(http.post("/session/query", "store=" + store, reader), 400, "missing parameter q");
        isError(query(store, "", ""), 400, "missing parameter q");
        isError(query(store, "  ", ""), 400, "missing parameter q");
        isError(http.post("/session/query", "q=*", reader), 400, "missing parameter store");
        isError(query("nosuch", "*", ""), 404, "no such store: nosuch");
    }

    @Test
    @DisplayName("S-097 a pattern that only the engine refuses is refused before the index is waited for")
    void patternBeforeTheWait() {
        String store = newStore();
        long waits = waits();
        isError(query(store, "b:/[/", ""), 400, "regular expression is malformed or too complex at column 4");
        assertThat(waits()).isEqualTo(waits);
        assertThat(query(store, "b:/x/ b:?x", "").status()).isEqualTo(200);
        assertThat(waits()).isEqualTo(waits + 1);
    }

    private long waits() {
        return registry.timer("store.barrier").count();
    }

    @Test
    @DisplayName("S-062 a page in its order")
    void page() {
        JsonObject answer = answer(fixtureStore(), "*", "&rows=2&start=4&sort=session.id+asc");
        assertThat(answer.getLong("count")).isEqualTo(6);
        assertThat(ids(answer)).containsExactly("5", "6");
    }

    @Test
    @DisplayName("S-063 a start past the end")
    void pastTheEnd() {
        String store = fixtureStore();
        for (String start : List.of("100", "6", "2147483647", "9223372036854775807")) {
            assertThat(query(store, "*", "&rows=5&start=" + start).text()).isEqualTo("{\"count\":6,\"items\":[]}");
        }
    }

    @Test
    @DisplayName("S-064 start and rows are longs, not negative")
    void longs() {
        String store = fixtureStore();
        isError(query(store, "*", "&rows=-1"), 400, message("rows", query(store, "*", "&rows=-1")));
        assertThat(query(store, "*", "&start=-1").status()).isEqualTo(400);
        assertThat(query(store, "*", "&rows=abc").status()).isEqualTo(400);
        for (String rows : List.of("2147483648", "9223372036854775807")) {
            assertThat(ids(answer(store, "*", "&rows=" + rows))).hasSize(6);
            assertThat(ids(answer(store, "*", "&start=2&rows=" + rows))).hasSize(4);
        }
    }

    private static String message(String parameter, Answer answer) {
        String message = new JsonObject(answer.text()).getString("message");
        assertThat(message).contains(parameter);
        return message;
    }

    @Test
    @DisplayName("S-059 large and deep pages are whole, in order, over several windows")
    void largePages() {
        String store = storeOf(25_000);
        List<String> all = ids(answer(store, "*", "&rows=30000&sort=n+asc"));
        assertThat(all)
                .isEqualTo(
                        IntStream.range(0, 25_000).mapToObj(Integer::toString).toList());
        assertThat(ids(answer(store, "*", "&start=19998&rows=3&sort=n+asc")))
                .containsExactly("19998", "19999", "20000");
        assertThat(ids(answer(store, "*", "&start=9999&rows=2&sort=n+desc"))).containsExactly("15000", "14999");
        assertThat(ids(answer(store, "t:3", "&start=1&rows=2&sort=n+asc"))).containsExactly("10", "17");
    }

    @Test
    @DisplayName("S-144 a walk by cursor is the big page, with ties, and ends on an equal mark")
    void cursorWalk() {
        String store = storeOf(500);
        for (String sort : List.of("t+asc,nosuch+desc", "t+desc", "", "a.b+asc")) {
            List<String> page = ids(answer(store, "*", "&rows=1000&sort=" + sort));
            List<String> walked = new ArrayList<>();
            String mark = "*";
            String next = mark;
            do {
                mark = next;
                JsonObject answer = answer(store, "*", "&rows=37&sort=" + sort + "&cursorMark=" + encode(mark));
                assertThat(answer.getLong("count")).isEqualTo(500);
                assertThat(answer.fieldNames()).containsExactly("count", "items", "nextCursorMark");
                walked.addAll(ids(answer));
                next = answer.getString("nextCursorMark");
            } while (!next.equals(mark));
            assertThat(walked).isEqualTo(page);
        }
    }

    @Test
    @DisplayName("S-145 a cursor with start, another sort, another generation or none at all")
    void cursorRefused() {
        String store = storeOf(10);
        String mark = answer(store, "*", "&rows=3&sort=n+asc&cursorMark=*").getString("nextCursorMark");
        String with = "&cursorMark=" + mark;
        assertThat(query(store, "*", "&rows=3&sort=n+asc" + with).status()).isEqualTo(200);
        assertThat(query(store, "*", "&rows=3&sort=n+asc&start=1" + with).status())
                .isEqualTo(400);
        assertThat(query(store, "*", "&rows=3&sort=n+desc" + with).status()).isEqualTo(400);
        assertThat(query(store, "*", "&rows=3" + with).status()).isEqualTo(400);
        assertThat(query(store, "*", "&rows=3&sort=n+asc&format=csv" + with).status())
                .isEqualTo(400);
        assertThat(query(store, "*", "&rows=3&sort=n+asc&cursorMark=WzFd").status())
                .isEqualTo(400);
        assertThat(query(store, "*", "&rows=3&sort=n+asc&cursorMark=%25%25").status())
                .isEqualTo(400);
        assertThat(http.post("/session/drop", "store=" + store, admin).status()).isEqualTo(204);
        assertThat(http.post("/session/add", "store=" + store + "&shards=1&replicas=1", admin)
                        .status())
                .isEqualTo(204);
        assertThat(query(store, "*", "&rows=3&sort=n+asc" + with).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("S-145 a cursor from before the key changed is refused, and a new walk is whole")
    void cursorAfterKeyChange() {
        String store = storeOf(10);
        String with = "&rows=3&sort=n+asc&cursorMark=";
        String mark = answer(store, "*", with + "*").getString("nextCursorMark");
        assertThat(http.post("/session/key", "store=" + store + "&key=n", admin).status())
                .isEqualTo(204);
        isError(
                query(store, "*", with + mark),
                400,
                "cursorMark is of another store, or of this one before its key changed");
        JsonObject anew = answer(store, "*", with + "*");
        assertThat(ids(anew)).containsExactly("0", "1", "2");
        assertThat(ids(answer(store, "*", with + anew.getString("nextCursorMark"))))
                .containsExactly("3", "4", "5");
    }

    @Test
    @DisplayName("S-049 the caller's address finds the caller's documents")
    void address() {
        String store = newStore();
        updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"here\"}}]}]");
        String token = TestCallers.header(callers.open(
                TestCallers.login(Duration.ofHours(1), "sessionUpdate").boundTo("127.0.0.2")));
        try (RawHttp other = new RawHttp(server, "127.0.0.2")) {
            String ops = encode("[{\"upsert\":[{\"session\":{\"id\":\"there\"}}]}]");
            assertThat(other.post("/session/update", "store=" + store + "&ops=" + ops, token)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(ids(answer(store, "_m1.ip:127.0.0.1", "&rows=9"))).containsExactly("here");
        assertThat(ids(answer(store, "_m1.ip:127.0.0.2", "&rows=9"))).containsExactly("there");
        assertThat(ids(answer(store, "_m1.ip:127.0.0.*", "&rows=9"))).containsExactlyInAnyOrder("here", "there");
    }

    @Test
    @DisplayName("S-146 fl leaves nested output with raw numbers")
    void projection() {
        String store = newStore();
        updated(store, """
                [{"upsert":[{"session":{"id":"1"},"x":1.0,"big":9007199254740993,
                "m":{"a":1e2,"b":{"c":[1,2]}},"l":[{"k":1,"v":2},{"k":3}],"a.b":7}]}]""");
        assertThat(query(store, "*", "&rows=1&fl=x,big,m.b,l.k,nosuch").text())
                .isEqualTo("{\"count\":1,\"items\":[{\"x\":1.0,\"big\":9007199254740993,\"m\":{\"b\":{\"c\":[1,2]}},"
                        + "\"l\":[{\"k\":1},{\"k\":3}]}]}");
        assertThat(query(store, "*", "&rows=1&fl=m.a,+a.b").text())
                .isEqualTo("{\"count\":1,\"items\":[{\"m\":{\"a\":1e2},\"a.b\":7}]}");
        assertThat(query(store, "*", "&rows=1&fl=nosuch").text()).isEqualTo("{\"count\":1,\"items\":[{}]}");
        assertThat(query(store, "*", "&rows=1&fl=x,*").text()).contains("\"a.b\":7", "\"_m1\":");
        String many = ",p".repeat(101);
        assertThat(query(store, "*", "&fl=" + many).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("S-147 csv: header row, quotes, arrays")
    void csv() {
        String store = newStore();
        updated(store, """
                [{"upsert":[{"session":{"id":"1"},"a":["x","y,z",3],"b":"say \\"hi\\"\\nyou","n":1.0,"l":[{"k":1},{"k":2}]},
                {"session":{"id":"2"},"a":[],"b":null,"n":true}]}]""");
        Answer answer = query(store, "*", "&rows=9&sort=session.id+asc&format=csv&fl=session.id,a,b,n,l.k");
        assertThat(answer.text()).isEqualTo("""
                        session.id,a,b,n,l.k
                        1,"x,y\\,z,3","say ""hi""
                        you",1.0,"1,2"
                        2,,,true,
                        """);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("m1-count")).isEqualTo("2");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(query(store, "*", "&format=csv").text()).startsWith("_m1.").endsWith(",a,b,l.k,n,session.id\n");
    }

    @Test
    @DisplayName("S-148 ndjson: an item a line, the count in a header")
    void ndjson() {
        String store = newStore();
        updated(
                store,
                "[{\"upsert\":[{\"session\":{\"id\":\"1\"},\n\"n\":\n1},{\"session\":{\"id\":\"2\"},\"n\":2}]}]");
        Answer answer = query(store, "*", "&rows=1&sort=n+asc&format=ndjson&fl=n");
        assertThat(answer.text()).isEqualTo("{\"n\":1}\n");
        assertThat(answer.header("m1-count")).isEqualTo("2");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        List<String> lines = query(store, "*", "&rows=5&sort=n+asc&format=ndjson")
                .text()
                .lines()
                .toList();
        assertThat(lines).hasSize(2).allMatch(line -> new JsonObject(line).containsKey("_m1"));
        assertThat(query(store, "*", "&format=xml").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("S-150 an eventual query sees a write within two seconds")
    void eventual() {
        String store = fixtureStore();
        answer(store, "*", "");
        for (int round = 0; round < 3; round++) {
            String marker = "w" + round;
            updated(store, "[{\"upsert\":[{\"session\":{\"id\":\"" + marker + "\"},\"w\":\"" + marker + "\"}]}]");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> answer(store, "w:" + marker, "&consistency=eventual")
                                    .getLong("count")
                            == 1);
        }
        assertThat(query(store, "*", "&consistency=later").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("S-133 a document is gone from count and items at its millisecond")
    void deadline() {
        String store = newStore();
        updated(
                store,
                "[{\"upsert\":[{\"session\":{\"id\":\"ever\"}}]},{\"ttl\":400,\"upsert\":[{\"session\":{\"id\":\"short\"}}]}]");
        long expires = new JsonObject(
                        query(store, "session.id:short", "&rows=1").text())
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("_m1")
                .getLong("expires");
        assertThat(answer(store, "*", "&rows=5").getLong("count")).isEqualTo(2);
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() >= expires);
        JsonObject after = answer(store, "*", "&rows=5");
        assertThat(after.getLong("count")).isEqualTo(1);
        assertThat(ids(after)).containsExactly("ever");
    }

    @Test
    @DisplayName("S-156 a stream under which the store is renamed and dropped ends whole")
    void droppedUnderAStream() {
        String store = storeOf(25_000);
        String form = "store=" + store + "&q=*&rows=100000&sort=n+asc";
        try (RawHttp slow = new RawHttp(server)) {
            slow.send(
                    "POST",
                    "/session/query",
                    List.of(reader, "Content-Type: application/x-www-form-urlencoded"),
                    form.getBytes(StandardCharsets.UTF_8));
            slow.awaitAnswer();
            assertThat(http.post("/session/rename", "store=" + store + "&name=" + store + "x", admin)
                            .status())
                    .isEqualTo(204);
            assertThat(http.post("/session/drop", "store=" + store + "x", admin).status())
                    .isEqualTo(204);
            assertThat(query(store + "x", "*", "").status()).isEqualTo(404);
            Answer answer = slow.receive(true);
            assertThat(ids(new JsonObject(answer.text()))).hasSize(25_000);
        }
    }

    @Test
    void aQueryThatDoesNotParseIsToldWithoutWaiting() {
        String store = newStore();
        assertThat(query(store, "a:(", "").status()).isEqualTo(400);
        assertThat(query(store, "*", "&sort=n").status()).isEqualTo(400);
    }
}
