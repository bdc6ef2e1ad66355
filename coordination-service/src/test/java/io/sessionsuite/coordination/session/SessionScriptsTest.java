package io.sessionsuite.coordination.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ScriptUnit;
import io.sessionsuite.redis.Script;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionScriptsTest {

    private static final Script CREATE = Script.load("coordination/session-create-7");
    private static final Script RENEW = Script.load("coordination/session-renew-3");
    private static final Script GET = Script.load("coordination/session-get-3");
    private static final Script LIST = Script.load("coordination/session-list-4");
    private static final Script END = Script.load("coordination/session-end-17");
    private static final Script EXPIRE = Script.load("coordination/expire-17");
    private static final Script ACQUIRE = Script.load("coordination/kv-acquire-9");

    private static final List<String> ALL = List.of(
            "meta",
            "kv",
            "val",
            "names",
            "tomb",
            "tombnames",
            "sess",
            "due",
            "held",
            "links",
            "delay",
            "nodes",
            "services",
            "checks",
            "catalog",
            "checkdue",
            "events");
    private static final List<String> CREATE_KEYS =
            List.of("meta", "sess", "due", "links", "nodes", "checks", "events");
    private static final List<String> ONE_KEYS = List.of("meta", "sess", "due");
    private static final List<String> LIST_KEYS = List.of("meta", "sess", "due", "links");
    private static final List<String> ACQUIRE_KEYS =
            List.of("meta", "kv", "val", "names", "sess", "due", "held", "delay", "events");

    private static final String ONE = "00000000-0000-4000-8000-000000000001";
    private static final String TWO = "00000000-0000-4000-8000-000000000002";

    private ScriptUnit unit;

    @BeforeEach
    void freshUnit() {
        unit = new ScriptUnit();
        node(unit);
    }

    private static void node(ScriptUnit unit) {
        unit.command("HSET", "nodes", "n", "1:1::{}");
        unit.command("HSET", "checks", "n\0ok", "1\n1\npassing\n\n0\n\n\n{}\n");
        unit.command("HSET", "checks", "n\0bad", "1\n1\ncritical\n\n0\n\n\n{}\n");
        unit.command("HSET", "checks", "n\0own", "1\n1\ncritical\nsession\n0\n\n\n{}\n");
    }

    @Test
    void refusalsOfCreateTakeNoIndex() {
        assertThat(create(ONE, "none", "", "0")).containsExactly("NONODE");
        assertThat(create(ONE, "n", "ok\tnope", "0")).containsExactly("NOCHECK", "2");
        assertThat(create(ONE, "n", "bad", "0")).containsExactly("CRITICAL", "1");
        assertThat(unit.command("EXISTS", "meta")).isEqualTo(0L);
        assertThat(create(ONE, "n", "ok\town", "0").getFirst()).isEqualTo("OK");
        assertThat(create(ONE, "n", "", "0")).containsExactly("EXISTS");
    }

    @Test
    void aSessionIsListedByItsNodeAndEndsWithoutATrace() {
        String index = create(ONE, "n", "ok", "1000").get(1);
        create(TWO, "n", "", "0");

        assertThat(list("n")).hasSize(6).startsWith("OK");
        assertThat(list("other")).hasSize(4);
        assertThat(list("").get(3)).isEqualTo("2");
        assertThat(get(ONE).get(3)).startsWith(index + "\n1000\n40\nrelease\nn\nok\n");
        assertThat(unit.run(LIST, LIST_KEYS, "", "1")).containsExactly("TOOMANY", "2");
        assertThat(end(ONE).getFirst()).isEqualTo("OK");
        assertThat(end(ONE)).containsExactly("ABSENT");
        end(TWO);
        for (String key : List.of("sess", "due", "links", "held")) {
            assertThat(unit.command("EXISTS", key)).as(key).isEqualTo(0L);
        }
    }

    @Test
    @DisplayName("K-074 K-076 a deadline is judged by every script")
    void deadlines() {
        create(ONE, "n", "", "1000");
        assertThat(Long.parseLong(get(ONE).get(4))).isBetween(900L, 1001L);
        assertThat(renew(ONE).get(2)).isEqualTo("1001");
        unit.command("ZADD", "due", "1", ONE);
        assertThat(renew(ONE)).containsExactly("OVERDUE", ONE);
        assertThat(get(ONE)).containsExactly("OVERDUE", ONE);
        assertThat(list("")).containsExactly("OVERDUE", ONE);
        assertThat(expire(ONE).subList(0, 4)).containsExactly("OK", "1", "-1", "0");
        assertThat(renew(ONE)).containsExactly("ABSENT");
        assertThat(get(ONE).getFirst()).isEqualTo("ABSENT");
    }

    @Test
    void sessionTimeStandsStillAfterTheGrace() {
        create(ONE, "n", "", "1000");
        expire();
        long now = Long.parseLong(String.valueOf(unit.command("HGET", "meta", "beat")));
        unit.command("HSET", "meta", "beat", Long.toString(now - 60_000));
        unit.command("HSET", "meta", "paused", "-57000");

        assertThat(Long.parseLong(get(ONE).get(4))).isBetween(800L, 1001L);
        assertThat(expire().get(1)).isEqualTo("0");
        assertThat(Long.parseLong(String.valueOf(unit.command("HGET", "meta", "paused"))))
                .isBetween(-1L, 2_000L);
        assertThat(Long.parseLong(get(ONE).get(4))).isBetween(700L, 1001L);
    }

    @Test
    @DisplayName("K-090 an end frees all keys at one index and arms their delay; plain TIME runs it out")
    void endOfHolder() {
        create(ONE, "n", "", "0");
        for (String key : List.of("a", "b", "c")) {
            unit.run(ACQUIRE, ACQUIRE_KEYS, key, ONE, "0", "v", "0", "10");
        }
        String index = end(ONE).get(1);

        for (String key : List.of("a", "b", "c")) {
            assertThat(String.valueOf(unit.command("HGET", "kv", key))).matches("\\d+:" + index + ":1:0:");
        }
        assertThat(unit.command("ZCARD", "delay")).isEqualTo(3L);
        unit.command("ZADD", "delay", "1", "a", "1", "b");
        expire();
        assertThat(unit.command("ZRANGE", "delay", "0", "-1")).hasToString("[c]");
    }

    @Test
    void aSweepIsBoundedButEndsASessionWhole() {
        for (int i = 1; i <= 3; i++) {
            String id = ONE.substring(0, 35) + i;
            create(id, "n", "", "1000");
            for (int k = 0; k < 4; k++) {
                unit.run(ACQUIRE, ACQUIRE_KEYS, "k" + i + k, id, "0", "v", "0", "10");
            }
            unit.command("ZADD", "due", "1", id);
        }

        assertThat(unit.run(EXPIRE, ALL, "200", "5", "3000", "900000").subList(0, 4))
                .containsExactly("OK", "1", "0", "1");
        assertThat(unit.run(EXPIRE, ALL, "200", "8", "3000", "900000").subList(0, 4))
                .containsExactly("OK", "2", "-1", "0");
    }

    @Test
    void oldTombstonesAreForgottenAndRaiseTheFloor() {
        unit.command("ZADD", "tomb", "1000", "old", "9000000000000000", "young");
        unit.command("ZADD", "tombnames", "0", "old", "0", "young");
        expire();

        assertThat(unit.command("ZRANGE", "tombnames", "0", "-1")).hasToString("[young]");
        assertThat(unit.command("HGET", "meta", "floor")).isEqualTo("1000");
    }

    @Test
    void aLargeEndIsSeveralEntriesOfTheStream() {
        create(ONE, "n", "", "0");
        for (int i = 0; i < 1_200; i++) {
            unit.run(ACQUIRE, ACQUIRE_KEYS, "k" + i, ONE, "0", "", "0", "10000");
        }
        long before = (Long) unit.command("XLEN", "events");
        String index = end(ONE).get(1);

        assertThat(unit.command("XLEN", "events")).isEqualTo(before + 3);
        assertThat(String.valueOf(unit.command("XREVRANGE", "events", "+", "-", "COUNT", "1")))
                .startsWith("[[" + index + "-2, [p, " + index + ",");
    }

    @Test
    void wrongTypesChangeNothing() {
        ScriptUnit.assertWrongTypesChangeNothing(
                CREATE, CREATE_KEYS, SessionScriptsTest::node, ONE, "n", "ok", "1000", "0", "release", "{}");
        ScriptUnit.assertWrongTypesChangeNothing(RENEW, ONE_KEYS, any -> {}, ONE);
        ScriptUnit.assertWrongTypesChangeNothing(END, ALL, any -> {}, ONE);
        ScriptUnit.assertWrongTypesChangeNothing(EXPIRE, ALL, any -> {}, "200", "2000", "3000", "900000");
    }

    private List<String> create(String id, String node, String checks, String life) {
        return unit.run(CREATE, CREATE_KEYS, id, node, checks, life, "40", "release", "\"ID\":\"" + id + '"');
    }

    private List<String> renew(String id) {
        return unit.run(RENEW, ONE_KEYS, id);
    }

    private List<String> get(String id) {
        return unit.run(GET, ONE_KEYS, id);
    }

    private List<String> list(String node) {
        return unit.run(LIST, LIST_KEYS, node, "100");
    }

    private List<String> end(String id) {
        return unit.run(END, ALL, id);
    }

    private List<String> expire(String... ids) {
        String[] arguments = new String[4 + ids.length];
        List.of("200", "2000", "3000", "900000").toArray(arguments);
        System.arraycopy(ids, 0, arguments, 4, ids.length);
        return unit.run(EXPIRE, ALL, arguments);
    }
}
