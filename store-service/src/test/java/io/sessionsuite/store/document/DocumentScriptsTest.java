package io.sessionsuite.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisDefect;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.registry.StoreUid;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reply of the scripts that write a partition, on a real Redis. */
class DocumentScriptsTest {

    private static final List<String> PARTS = List.of("doc", "ver", "log", "tail", "ttl", "meta");
    private static final String HEAD = "{\"a\":1,\"_m1\":{\"session\":{\"lastUpdated\":";

    private static TestCallers redis;

    private String tag;

    @BeforeAll
    static void start() {
        redis = new TestCallers(EmbeddedRedis.shared());
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void newPartition() {
        tag = "store:{" + StoreUid.generate() + ":0}:";
    }

    private Object command(String name, String part, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = name;
        words[1] = tag + part;
        System.arraycopy(more, 0, words, 2, more.length);
        return redis.server().command(words);
    }

    private Reply run(String script, List<String> parts, Object... arguments) {
        RedisCall call = redis.scripts().script(Script.load("store/" + script));
        parts.forEach(part -> call.key(tag + part));
        for (Object argument : arguments) {
            call.arg(String.valueOf(argument));
        }
        return redis.await(call.run());
    }

    private Reply write(Object... arguments) {
        return run("write-6", PARTS, arguments);
    }

    private Reply put(String identity, Object ifVersion, long life) {
        return write(Long.MAX_VALUE / 1024, "p", identity, ifVersion, life, HEAD);
    }

    private Object document(String identity) {
        return command("HGET", "doc", identity);
    }

    private String logged() {
        return String.valueOf(command("XRANGE", "log", "-", "+"));
    }

    @Test
    @DisplayName("write-6 puts: document, version, log and tail say the same")
    void put() {
        Reply reply = put("x", "", 0);
        String tail = reply.text(1);
        String version = reply.at(2).text(0);
        String now = tail.substring(tail.indexOf('-') + 1);
        assertThat(reply.number(0)).isEqualTo(1);
        assertThat(tail).startsWith(version + "-");
        assertThat(document("x")).isEqualTo(HEAD + now + "},\"receivedUTC\":" + now + ",\"version\":" + version + "}}");
        assertThat(command("HGET", "ver", "x")).isEqualTo(version);
        assertThat(command("GET", "tail")).isEqualTo(tail);
        assertThat(logged()).isEqualTo("[[" + tail + ", [i, x, o, u]]]");
        assertThat(command("EXISTS", "ttl")).isEqualTo(0L);
    }

    @Test
    @DisplayName("S-139 write-6: versions follow the clock, and the tail where that is ahead")
    void versions() {
        command("SET", "tail", "5000000000000000-7");
        assertThat(put("x", "", 0).at(2).text(0)).isEqualTo("5000000000000001");
        assertThat(write(1, "d", "x", "", 0, "").at(2).text(0)).isEqualTo("5000000000000002");
        assertThat(put("x", "0", 0).at(2).text(0)).isEqualTo("5000000000000003");
        assertThat(write(1, "d", "nosuch", "", 0, "").at(2).text(0)).isEqualTo("0");
        assertThat(command("GET", "tail").toString()).startsWith("5000000000000003-");
        assertThat(command("XLEN", "log")).isEqualTo(3L);
    }

    @Test
    @DisplayName("write-6: received is never after the commit")
    void received() {
        put("x", "", 0);
        write(1234, "p", "y", "", 0, HEAD);
        assertThat(document("y").toString()).contains(",\"receivedUTC\":1234,");
    }

    @Test
    @DisplayName("S-137 write-6: a condition that fails leaves everything as it was, whatever its place")
    void conditions() {
        String version = put("x", "0", 0).at(2).text(0);
        String before = logged();
        Reply reply = write(1, "p", "y", "", 0, HEAD, "p", "x", "1", 0, HEAD);
        assertThat(List.of(reply.number(0), reply.number(1), reply.number(2)))
                .isEqualTo(List.of(0L, 1L, Long.parseLong(version)));
        assertThat(write(1, "d", "z", "9", 0, "").number(2)).isEqualTo(0);
        assertThat(logged()).isEqualTo(before);
        assertThat(document("y")).isNull();
        assertThat(write(1, "d", "x", version, 0, "").number(0)).isEqualTo(1);
    }

    @Test
    @DisplayName("S-134 S-135 write-6: deadlines are set, kept, removed; past them a document is absent")
    void deadlines() {
        put("x", "", 100_000);
        Object deadline = command("ZSCORE", "ttl", "x");
        assertThat(document("x").toString()).endsWith(",\"expires\":" + deadline + "}}");
        put("x", "", -1);
        assertThat(command("ZSCORE", "ttl", "x")).isEqualTo(deadline);
        assertThat(document("x").toString()).endsWith(",\"expires\":" + deadline + "}}");
        String version = String.valueOf(command("HGET", "ver", "x"));
        command("ZADD", "ttl", "1", "x");
        assertThat(put("x", version, 0).number(2)).isEqualTo(0);
        assertThat(run("read-3", List.of("doc", "ver", "ttl"), "x").at(0).text(0))
                .isEqualTo("0");
        assertThat(put("x", "0", -1).number(0)).isEqualTo(1);
        assertThat(command("ZSCORE", "ttl", "x")).isNull();
        put("x", "", 100_000);
        put("x", "", 0);
        assertThat(command("ZCARD", "ttl")).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"write-6", "delete-6"})
    @DisplayName("a partition that is closed or frozen takes nothing")
    void closed(String script) {
        put("x", "", 0);
        Object[] arguments = script.equals("delete-6") ? new Object[] {"x"} : new Object[] {1, "d", "x", "", 0, ""};
        command("HSET", "meta", "state", "frozen", "until", "77");
        Reply frozen = run(script, PARTS, arguments);
        assertThat(frozen.number(0)).isEqualTo(-2);
        assertThat(frozen.number(1)).isEqualTo(77);
        assertThat(frozen.number(2)).isGreaterThan(1_600_000_000_000L);
        command("HSET", "meta", "state", "dropped");
        assertThat(run(script, PARTS, arguments).number(0)).isEqualTo(-1);
        assertThat(document("x")).isNotNull();
        assertThat(run("sweep-6", PARTS, 10).number(0)).isEqualTo(0);
    }

    @Test
    @DisplayName("delete-6 deletes what is there, also when memory is full")
    void delete() {
        put("x", "", 1000);
        put("y", "", 0);
        Reply reply = run("delete-6", PARTS, "x", "nosuch");
        assertThat(reply.at(2).number(0)).isPositive();
        assertThat(reply.at(2).number(1)).isZero();
        assertThat(document("x")).isNull();
        assertThat(command("ZCARD", "ttl")).isEqualTo(0L);
        try (EmbeddedRedis full = EmbeddedRedis.builder().start();
                TestCallers there = new TestCallers(full)) {
            TestCallers shared = redis;
            redis = there;
            try {
                put("y", "", 0);
                full.command("CONFIG", "SET", "maxmemory", "1");
                assertThatThrownBy(() -> put("z", "", 0))
                        .isInstanceOfSatisfying(StoreError.Unavailable.class, refusal -> assertThat(refusal.outcome())
                                .isEqualTo("not-done"));
                assertThat(run("delete-6", PARTS, "y").number(0)).isEqualTo(1);
                assertThat(document("y")).isNull();
            } finally {
                redis = shared;
            }
        }
    }

    @Test
    @DisplayName("S-136 sweep-6 takes out what is due, once, in batches, and logs it")
    void sweep() {
        for (String identity : List.of("a", "b", "c", "d")) {
            put(identity, "", 1_000_000);
        }
        for (String identity : List.of("a", "b", "c")) {
            command("ZADD", "ttl", "1", identity);
        }
        Reply first = run("sweep-6", PARTS, 2);
        assertThat(first.number(0)).isEqualTo(2);
        assertThat(first.number(1)).isZero();
        Reply second = run("sweep-6", PARTS, 2);
        assertThat(second.number(0)).isEqualTo(1);
        assertThat(second.number(1)).isBetween(1L, 1_000_000L);
        assertThat(run("sweep-6", PARTS, 2).number(0)).isZero();
        assertThat(logged().split("o, x", -1)).hasSize(4);
        assertThat(second.text(2)).isEqualTo(command("GET", "tail"));
        assertThat(command("HLEN", "doc")).isEqualTo(1L);
        assertThat(command("HLEN", "ver")).isEqualTo(1L);
        run("delete-6", PARTS, "d");
        assertThat(run("sweep-6", PARTS, 2).number(1)).isEqualTo(-1);
    }

    @Test
    @DisplayName("adopt-6 keeps the later of two and its times")
    void adopt() {
        List<String> parts = List.of("doc", "ver", "log", "tail", "ttl", "age");
        assertThat(run("adopt-6", parts, "x", 20, 10, 0, HEAD, "y", 5, 4, 99, HEAD)
                        .number(0))
                .isEqualTo(2);
        assertThat(document("x").toString()).contains("\"lastUpdated\":20},\"receivedUTC\":10,\"version\":");
        assertThat(document("y").toString()).endsWith(",\"expires\":99}}");
        assertThat(run("adopt-6", parts, "x", 20, 11, 0, HEAD).number(0)).isZero();
        assertThat(run("adopt-6", parts, "x", 19, 11, 0, HEAD).number(0)).isZero();
        assertThat(run("adopt-6", parts, "x", 21, 11, 50, HEAD).number(0)).isEqualTo(1);
        assertThat(command("ZSCORE", "ttl", "x")).isEqualTo("50");
        assertThat((Long) command("PTTL", "age")).isBetween(3_500_000L, 3_600_000L);
        assertThat(command("XLEN", "log")).isEqualTo(3L);
        assertThat(command("GET", "tail").toString()).startsWith(String.valueOf(command("HGET", "ver", "x")));
    }

    @Test
    @DisplayName("S-157 admit-1 lets the first in, up to the limit, and keeps them in")
    void admit() {
        assertThat(TestCallers.elements(run("admit-1", List.of("paths"), 2, "a", "b", "c")))
                .containsExactly("1", "1", "0");
        assertThat(TestCallers.elements(run("admit-1", List.of("paths"), 2, "c", "b")))
                .containsExactly("0", "1");
    }

    @Test
    @DisplayName("page-2 leaves out what is past its deadline")
    void page() {
        put("x", "", 1_000_000);
        put("y", "", 0);
        put("z", "", 1_000_000);
        command("ZADD", "ttl", "1", "z");
        Reply page = run("page-2", List.of("doc", "ttl"), 0, 100);
        assertThat(page.text(0)).isEqualTo("0");
        assertThat(page.text(1)).hasSize(40);
        assertThat(page.size()).isEqualTo(8);
    }

    @Test
    @DisplayName("fence-1: one may freeze and renew; anybody thaws what lapsed; dropped is for good")
    void fence() {
        List<String> meta = List.of("meta");
        assertThat(run("fence-1", meta, "renew", "a", 1000).number(0)).isZero();
        Reply frozen = run("fence-1", meta, "freeze", "a", 100_000);
        assertThat(frozen.number(0)).isEqualTo(1);
        assertThat(frozen.text(1)).isEqualTo(command("HGET", "meta", "until"));
        assertThat(run("fence-1", meta, "freeze", "b", 1000).number(0)).isZero();
        assertThat(run("fence-1", meta, "renew", "b", 1000).number(0)).isZero();
        assertThat(run("fence-1", meta, "thaw", "b", 0).number(0)).isZero();
        assertThat(run("fence-1", meta, "renew", "a", 100_000).number(0)).isEqualTo(1);
        command("HSET", "meta", "until", "1");
        assertThat(run("fence-1", meta, "renew", "a", 1000).number(0)).isZero();
        assertThat(run("fence-1", meta, "freeze", "b", 1000).number(0)).isZero();
        assertThat(run("fence-1", meta, "thaw", "", 0).number(0)).isEqualTo(1);
        assertThat(command("EXISTS", "meta")).isEqualTo(0L);
        assertThat(run("fence-1", meta, "freeze", "b", 1000).number(0)).isEqualTo(1);
        assertThat(run("fence-1", meta, "thaw", "b", 0).number(0)).isEqualTo(1);
        assertThat(run("fence-1", meta, "drop", "", 0).number(0)).isEqualTo(1);
        assertThat((Long) command("PTTL", "meta")).isBetween(86_000_000L, 86_400_000L);
        for (String order : List.of("freeze", "renew", "thaw")) {
            assertThat(run("fence-1", meta, order, "b", 1000).number(0)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"write-6", "delete-6", "sweep-6", "adopt-6", "read-3", "admit-1", "page-2", "fence-1"})
    @DisplayName("a key of another type, at any place, stops the script before it changes anything")
    void wrongTypes(String script) {
        List<String> parts =
                switch (script) {
                    case "read-3" -> List.of("doc", "ver", "ttl");
                    case "page-2" -> List.of("doc", "ttl");
                    case "admit-1" -> List.of("paths");
                    case "fence-1" -> List.of("meta");
                    case "adopt-6" -> List.of("doc", "ver", "log", "tail", "ttl", "age");
                    default -> PARTS;
                };
        Object[] arguments =
                switch (script) {
                    case "write-6" -> new Object[] {1, "p", "n", "", 5, HEAD, "d", "x", "", 0, ""};
                    case "adopt-6" -> new Object[] {"n", 5, 4, 0, HEAD};
                    case "sweep-6" -> new Object[] {10};
                    case "page-2" -> new Object[] {0, 10};
                    case "admit-1" -> new Object[] {10, "a"};
                    case "fence-1" -> new Object[] {"freeze", "t", 10};
                    default -> new Object[] {"x"};
                };
        for (String wrong : parts) {
            tag = "store:{" + UUID.randomUUID() + ":0}:";
            put("x", "", 1_000_000);
            command("ZADD", "ttl", "1", "x");
            command("DEL", wrong);
            redis.server().command(wrong.equals("tail") ? "RPUSH" : "SET", tag + wrong, "garbage");
            List<?> before = dump();
            assertThatThrownBy(() -> run(script, parts, arguments))
                    .as(script + " " + wrong)
                    .isInstanceOf(RedisDefect.class);
            assertThat(dump()).as(script + " " + wrong).isEqualTo(before);
        }
    }

    private List<?> dump() {
        return PARTS.stream()
                .map(part -> String.valueOf(command("TYPE", part))
                        + switch (String.valueOf(command("TYPE", part))) {
                            case "hash" -> command("HGETALL", part);
                            case "zset" -> command("ZRANGE", part, "0", "-1", "WITHSCORES");
                            case "stream" -> command("XRANGE", part, "-", "+");
                            case "string" -> command("GET", part);
                            default -> "";
                        })
                .toList();
    }
}
