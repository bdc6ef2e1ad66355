package io.sessionsuite.store.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisDefect;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.TestCallers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reply of the registry's scripts, on a real Redis and a registry of the test's own. */
class RegistryScriptsTest {

    private static final List<String> THREE = List.of("name", "conf", "epoch");
    private static final List<String> FOUR = List.of("name", "conf", "epoch", "gone");

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
    void newRegistry() {
        tag = "store:{" + UUID.randomUUID() + "}:";
    }

    private Reply run(String script, List<String> parts, Object... arguments) {
        RedisCall call = redis.scripts().script(Script.load("store/" + script));
        parts.forEach(part -> call.key(tag + part));
        for (Object argument : arguments) {
            call.arg(String.valueOf(argument));
        }
        return redis.await(call.run());
    }

    private Object command(String name, String part, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = name;
        words[1] = tag + part;
        System.arraycopy(more, 0, words, 2, more.length);
        return redis.server().command(words);
    }

    private String epoch() {
        return (String) command("GET", "epoch");
    }

    @Test
    @DisplayName(
            "S-152 the epoch grows with each change and never repeats, also after a flush and with a clock that went back")
    void epochs() {
        run("add-3", THREE, "a", "u1", "{}", 9);
        long first = Long.parseLong(epoch());
        run("rename-3", THREE, "a", "b");
        assertThat(Long.parseLong(epoch())).isGreaterThan(first);
        run("drop-4", FOUR, "b");
        long last = Long.parseLong(epoch());
        assertThat(last).isGreaterThan(first + 1);
        redis.server().command("DEL", tag + "name", tag + "conf", tag + "epoch");
        run("add-3", THREE, "a", "u1", "{}", 9);
        assertThat(Long.parseLong(epoch())).isGreaterThan(last);
        command("SET", "epoch", "9000000000000000");
        run("rename-3", THREE, "a", "b");
        assertThat(epoch()).isEqualTo("9000000000000001");
    }

    @Test
    @DisplayName("S-018 S-021 add-3: added, exists, too many")
    void add() {
        assertThat(TestCallers.elements(run("add-3", THREE, "a", "u1", "{}", 2)))
                .containsExactly("1", epoch());
        assertThat(TestCallers.elements(run("add-3", THREE, "a", "u2", "{}", 2)))
                .containsExactly("0");
        assertThat(TestCallers.elements(run("add-3", THREE, "b", "u3", "{}", 2)))
                .containsExactly("1", epoch());
        assertThat(TestCallers.elements(run("add-3", THREE, "c", "u4", "{}", 2)))
                .containsExactly("-1");
        assertThat(command("HGETALL", "name")).isEqualTo(List.of("a", "u1", "b", "u3"));
        assertThat(command("HLEN", "conf")).isEqualTo(2L);
    }

    @Test
    @DisplayName("S-026 S-027 rename-3: renamed, unknown, taken, onto itself")
    void rename() {
        run("add-3", THREE, "a", "u1", "{}", 9);
        run("add-3", THREE, "b", "u2", "{}", 9);
        assertThat(TestCallers.elements(run("rename-3", THREE, "a", "b"))).containsExactly("-1");
        assertThat(TestCallers.elements(run("rename-3", THREE, "x", "y"))).containsExactly("0");
        assertThat(TestCallers.elements(run("rename-3", THREE, "a", "a"))).containsExactly("1", epoch());
        assertThat(TestCallers.elements(run("rename-3", THREE, "a", "c"))).containsExactly("1", epoch());
        assertThat(command("HGET", "name", "c")).isEqualTo("u1");
        assertThat(command("HEXISTS", "name", "a")).isEqualTo(0L);
    }

    @Test
    @DisplayName("S-028 S-029 drop-4 and gone-2: out of the names, into what is to be unlinked")
    void drop() {
        run("add-3", THREE, "a", "u1", "{\"x\":1}", 9);
        assertThat(TestCallers.elements(run("drop-4", FOUR, "nosuch"))).containsExactly("0");
        assertThat(TestCallers.elements(run("drop-4", FOUR, "a"))).containsExactly("1", "u1", epoch(), "{\"x\":1}");
        assertThat(TestCallers.elements(run("drop-4", FOUR, "a"))).containsExactly("0");
        command("ZADD", "gone", "9999999999999", "later");
        command("ZADD", "gone", "1", "bare");
        assertThat(TestCallers.elements(run("gone-2", List.of("gone", "conf"), 9)))
                .containsExactly("bare", "", "u1", "{\"x\":1}");
        assertThat(TestCallers.elements(run("gone-2", List.of("gone", "conf"), 1)))
                .containsExactly("bare", "");
    }

    @Test
    @DisplayName("S-155 rekey-4: swapped once, in time, and only for a generation that was not given up")
    void rekey() {
        run("add-3", THREE, "a", "old", "{}", 9);
        String late = "1";
        String intime = "9999999999999";
        assertThat(TestCallers.elements(run("rekey-4", FOUR, "a", "old", "new", "{}", intime)))
                .containsExactly("0");
        command("ZADD", "gone", "1", "new");
        assertThat(TestCallers.elements(run("rekey-4", FOUR, "a", "old", "new", "{}", intime)))
                .containsExactly("0");
        command("ZADD", "gone", intime, "new");
        assertThat(TestCallers.elements(run("rekey-4", FOUR, "a", "old", "new", "{}", late)))
                .containsExactly("0");
        assertThat(TestCallers.elements(run("rekey-4", FOUR, "a", "other", "new", "{}", intime)))
                .containsExactly("0");
        assertThat(TestCallers.elements(run("rekey-4", FOUR, "a", "old", "new", "{}", intime)))
                .containsExactly("1", epoch());
        assertThat(command("HGET", "name", "a")).isEqualTo("new");
        assertThat(command("ZRANGE", "gone", "0", "-1")).isEqualTo(List.of("old"));
        assertThat(TestCallers.elements(run("rekey-4", FOUR, "a", "old", "new", "{}", intime)))
                .containsExactly("0");
    }

    @Test
    @DisplayName("S-155 put-off-1: later, but not what is due, nor what nobody announced")
    void putOff() {
        List<String> gone = List.of("gone");
        assertThat(TestCallers.elements(run("put-off-1", gone, "u1", "9999999999999")))
                .containsExactly("0");
        command("ZADD", "gone", "1", "u1");
        assertThat(TestCallers.elements(run("put-off-1", gone, "u1", "9999999999999")))
                .containsExactly("0");
        assertThat(command("ZSCORE", "gone", "u1")).isEqualTo("1");
        command("ZADD", "gone", "9999999999998", "u1");
        assertThat(TestCallers.elements(run("put-off-1", gone, "u1", "9999999999999")))
                .containsExactly("1");
        assertThat(command("ZSCORE", "gone", "u1")).isEqualTo("9999999999999");
    }

    @Test
    @DisplayName("S-018 S-019 registry-3: epoch, then every store; a name whose settings are lost is no store")
    void registry() {
        assertThat(TestCallers.elements(run("registry-3", THREE))).containsExactly("0");
        run("add-3", THREE, "a", "u1", "{\"x\":1}", 9);
        assertThat(TestCallers.elements(run("registry-3", THREE))).containsExactly(epoch(), "a", "u1", "{\"x\":1}");
        run("add-3", THREE, "b", "u2", "{}", 9);
        command("HDEL", "conf", "u1");
        assertThat(TestCallers.elements(run("registry-3", THREE))).containsExactly(epoch(), "b", "u2", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry-3", "add-3", "rename-3", "drop-4", "rekey-4", "gone-2", "put-off-1", "system-1"})
    @DisplayName("a key of another type, at any place, stops the script before it changes anything")
    void wrongTypes(String script) {
        List<String> parts =
                switch (script) {
                    case "registry-3", "add-3", "rename-3" -> THREE;
                    case "gone-2" -> List.of("gone", "conf");
                    case "put-off-1" -> List.of("gone");
                    case "system-1" -> List.of("system");
                    default -> FOUR;
                };
        Object[] arguments =
                switch (script) {
                    case "add-3" -> new Object[] {"b", "u2", "{}", 9};
                    case "registry-3" -> new Object[0];
                    case "rename-3" -> new Object[] {"a", "b"};
                    case "drop-4" -> new Object[] {"a"};
                    case "rekey-4" -> new Object[] {"a", "u1", "u2", "{}", "9999999999999"};
                    case "put-off-1" -> new Object[] {"u2", "9999999999999"};
                    case "system-1" -> new Object[] {5, "a", "b"};
                    default -> new Object[] {5};
                };
        for (String wrong : parts) {
            newRegistry();
            run("add-3", THREE, "a", "u1", "{}", 9);
            command("ZADD", "gone", "9999999999999", "u2");
            command("ZADD", "gone", "1", "u1");
            command("DEL", wrong);
            redis.server().command(wrong.equals("epoch") ? "RPUSH" : "SET", tag + wrong, "garbage");
            String before = dump();
            assertThatThrownBy(() -> run(script, parts, arguments))
                    .as(script + " " + wrong)
                    .isInstanceOf(RedisDefect.class);
            assertThat(dump()).as(script + " " + wrong).isEqualTo(before);
        }
    }

    private String dump() {
        StringBuilder all = new StringBuilder();
        for (String part : List.of("name", "conf", "epoch", "gone", "system")) {
            String type = String.valueOf(command("TYPE", part));
            all.append(part)
                    .append(type)
                    .append(
                            switch (type) {
                                case "hash" -> command("HGETALL", part);
                                case "zset" -> command("ZRANGE", part, "0", "-1", "WITHSCORES");
                                case "string" -> command("GET", part);
                                default -> "";
                            });
        }
        return all.toString();
    }
}
