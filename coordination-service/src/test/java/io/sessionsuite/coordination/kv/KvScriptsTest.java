package io.sessionsuite.coordination.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ScriptUnit;
import io.sessionsuite.redis.Script;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KvScriptsTest {

    private static final Script GET = Script.load("coordination/kv-get-4");
    private static final Script LIST = Script.load("coordination/kv-list-7");
    private static final Script SET = Script.load("coordination/kv-set-6");
    private static final Script ACQUIRE = Script.load("coordination/kv-acquire-9");
    private static final Script RELEASE = Script.load("coordination/kv-release-6");
    private static final Script DELETE = Script.load("coordination/kv-delete-9");
    private static final Script DELETE_TREE = Script.load("coordination/kv-delete-tree-9");

    private static final List<String> GET_KEYS = List.of("meta", "kv", "val", "due");
    private static final List<String> LIST_KEYS = List.of("meta", "kv", "val", "names", "due", "tomb", "tombnames");
    private static final List<String> SET_KEYS = List.of("meta", "kv", "val", "names", "due", "events");
    private static final List<String> ACQUIRE_KEYS =
            List.of("meta", "kv", "val", "names", "sess", "due", "held", "delay", "events");
    private static final List<String> RELEASE_KEYS = List.of("meta", "kv", "val", "due", "held", "events");
    private static final List<String> DELETE_KEYS =
            List.of("meta", "kv", "val", "names", "due", "held", "tomb", "tombnames", "events");

    private static final String ONE = "00000000-0000-4000-8000-000000000001";
    private static final String TWO = "00000000-0000-4000-8000-000000000002";

    private ScriptUnit unit;

    @BeforeEach
    void freshUnit() {
        unit = new ScriptUnit();
    }

    @Test
    void anUnwrittenNamespaceIsAtZero() {
        assertThat(get("a")).containsExactly("ABSENT", "0", "0");
        assertThat(list("")).containsExactly("EMPTY", "0", "0");
        assertThat(deleteTree("")).containsExactly("NONE");
        assertThat(delete("a", "plain", "0")).containsExactly("NONE");
    }

    @Test
    void aWriteIsOneIndexAndOneEntryOfTheStream() {
        String index = set("a", "v").get(1);

        assertThat(get("a")).containsExactly("FOUND", index, index, index, index, "0", "0", "", "v");
        assertThat(unit.command("HGET", "meta", "index")).isEqualTo(index);
        assertThat(unit.command("HGET", "meta", "kv")).isEqualTo(index);
        assertThat(unit.command("HGET", "meta", "kv#")).isEqualTo("1");
        assertThat(events()).containsExactly("[[" + index + "-0, [p, 0, k, a]]]");
        String second = set("a", "w").get(1);
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(index));
        assertThat(events().getFirst()).endsWith("[" + second + "-0, [p, " + index + ", k, a]]]");
    }

    @Test
    void anIndexIsAboveTheLastOneAndNotBelowTheClock() {
        unit.command("HSET", "meta", "index", "9000000000000000");

        assertThat(set("a", "v").get(1)).isEqualTo("9000000000000001");
        assertThat(set("a", "w").get(1)).isEqualTo("9000000000000002");
    }

    @Test
    void whatDoesNotChangeTakesNoIndex() {
        String index = set("a", "v").get(1);

        assertThat(set("a", "v")).containsExactly("OK", index, "0");
        assertThat(unit.command("HGET", "meta", "index")).isEqualTo(index);
        assertThat(unit.command("XLEN", "events")).isEqualTo(1L);
    }

    @Test
    void flagsStayAsTheyAre() {
        unit.run(SET, SET_KEYS, "a", "set", "0", "18446744073709551615", "");

        assertThat(get("a").get(6)).isEqualTo("18446744073709551615");
        assertThat(unit.command("HEXISTS", "val", "a")).isEqualTo(0L);
    }

    @Test
    void conditionalSet() {
        assertThat(cas("a", "7")).containsExactly("NO", "0");
        String index = cas("a", "0").get(1);
        assertThat(cas("a", "0")).containsExactly("NO", index);
        assertThat(cas("a", index)).containsExactly("OK", index, "0");
    }

    @Test
    void refusalsOfAcquireInTheirOrder() {
        unit.command("ZADD", "delay", "99999999999999", "a");
        assertThat(acquire("a", "nobody").getFirst()).isEqualTo("DELAY");
        unit.command("DEL", "delay");
        assertThat(acquire("a", "nobody")).containsExactly("NOSESSION");
        session(ONE, -1);
        session(TWO, -1);
        assertThat(acquire("a", ONE)).hasSize(4).startsWith("OK").endsWith("1", "1");
        assertThat(acquire("a", TWO)).containsExactly("HELD");
        assertThat(unit.run(ACQUIRE, ACQUIRE_KEYS, "b", ONE, "0", "v", "0", "1"))
                .containsExactly("TOOMANY");
        assertThat(unit.run(ACQUIRE, ACQUIRE_KEYS, "a", ONE, "0", "v", "0", "1").getFirst())
                .isEqualTo("OK");
        unit.command("ZADD", "due", "1", ONE);
        assertThat(acquire("a", TWO)).containsExactly("OVERDUE", ONE);
        assertThat(acquire("b", ONE)).containsExactly("NOSESSION");
    }

    @Test
    void everyScriptMeetsAnOverdueHolder() {
        session(ONE, -1);
        acquire("p/a", ONE);
        unit.command("ZADD", "due", "1", ONE);

        assertThat(get("p/a")).containsExactly("OVERDUE", ONE);
        assertThat(list("p/")).containsExactly("OVERDUE", ONE);
        assertThat(set("p/a", "w")).containsExactly("OVERDUE", ONE);
        assertThat(release("p/a", ONE)).containsExactly("OVERDUE", ONE);
        assertThat(delete("p/a", "plain", "0")).containsExactly("OVERDUE", ONE);
        assertThat(deleteTree("p/")).containsExactly("OVERDUE", ONE);
    }

    @Test
    void releaseKeepsLockIndexAndFreesTheSession() {
        session(ONE, -1);
        acquire("a", ONE);

        assertThat(release("a", TWO)).containsExactly("NO");
        assertThat(release("none", ONE)).containsExactly("NO");
        String index = release("a", ONE).get(1);
        assertThat(get("a").subList(4, 9)).containsExactly(index, "1", "0", "", "r");
        assertThat(unit.command("ZCARD", "held")).isEqualTo(0L);
        assertThat(release("a", ONE)).containsExactly("NO");
    }

    @Test
    void keepingLeavesValueAndFlags() {
        session(ONE, -1);
        unit.run(SET, SET_KEYS, "a", "set", "0", "5", "kept");
        unit.run(ACQUIRE, ACQUIRE_KEYS, "a", ONE, "7", "new", "1", "10");
        assertThat(get("a").subList(5, 9)).containsExactly("1", "5", ONE, "kept");
        unit.run(RELEASE, RELEASE_KEYS, "a", ONE, "7", "new", "1");
        assertThat(get("a").subList(5, 9)).containsExactly("1", "5", "", "kept");
    }

    @Test
    void aDeletedKeyLeavesATombstoneThatCountsForItsPrefixes() {
        set("p/a", "v");
        String kept = set("p/b", "v").get(1);
        assertThat(delete("p/a", "cas", kept)).hasSize(2).startsWith("NO");
        String gone = delete("p/a", "plain", "0").get(1);
        set("q", "v");

        assertThat(list("p/")).containsExactly("OK", index(), gone, "p/b", state("p/b"), "v");
        assertThat(unit.command("ZSCORE", "tomb", "p/a")).isEqualTo(gone);
    }

    @Test
    void aDeletedTreeLeavesOneTombstoneAndOneEvent() {
        set("p/a", "v");
        set("p/b", "v");
        List<String> done = deleteTree("p/");

        assertThat(done).hasSize(3).startsWith("OK").endsWith("2");
        assertThat(unit.command("ZCARD", "names")).isEqualTo(0L);
        assertThat(unit.command("ZRANGE", "tombnames", "0", "-1")).hasToString("[p/]");
        assertThat(events().getFirst()).endsWith("t, p/]]]");
        assertThat(list("p/a")).containsExactly("EMPTY", done.get(1), done.get(1));
    }

    @Test
    void theIndexOfAPrefixNeverFallsWhenAllGoesOrTombstonesAreForgotten() {
        set("p/x", "v");
        delete("p/x", "plain", "0");
        set("p/a", "v");
        set("q", "v");
        String all = deleteTree("").get(1);

        assertThat(unit.command("EXISTS", "tomb")).isEqualTo(0L);
        set("p/b", "v");
        delete("p/b", "plain", "0");
        assertThat(Long.parseLong(list("p/").get(2))).isGreaterThan(Long.parseLong(all));
        assertThat(unit.command("HGET", "meta", "floor")).isEqualTo(all);
    }

    @Test
    void listsAreLimited() {
        set("a", "12345");
        set("b", "12345");

        assertThat(unit.run(LIST, LIST_KEYS, "", "1", "1", "100")).containsExactly("TOOMANY", "2");
        assertThat(unit.run(LIST, LIST_KEYS, "", "1", "2", "9")).containsExactly("TOOMANY", "2");
        assertThat(unit.run(LIST, LIST_KEYS, "", "1", "2", "10").getFirst()).isEqualTo("OK");
        assertThat(unit.run(LIST, LIST_KEYS, "", "0", "2", "0").getFirst()).isEqualTo("OK");
        assertThat(unit.run(DELETE_TREE, DELETE_KEYS, "", "1")).containsExactly("TOOMANY", "2");
    }

    @Test
    void wrongTypesChangeNothing() {
        ScriptUnit.assertWrongTypesChangeNothing(SET, SET_KEYS, any -> {}, "a", "set", "0", "0", "v");
        ScriptUnit.assertWrongTypesChangeNothing(
                ACQUIRE, ACQUIRE_KEYS, any -> any.command("HSET", "sess", ONE, record()), "a", ONE, "0", "v", "0", "9");
        ScriptUnit.assertWrongTypesChangeNothing(RELEASE, RELEASE_KEYS, any -> {}, "a", ONE, "0", "v", "0");
        ScriptUnit.assertWrongTypesChangeNothing(DELETE, DELETE_KEYS, any -> {}, "a", "plain", "0");
        ScriptUnit.assertWrongTypesChangeNothing(DELETE_TREE, DELETE_KEYS, any -> {}, "a", "10");
    }

    private List<String> get(String key) {
        return unit.run(GET, GET_KEYS, key);
    }

    private List<String> list(String prefix) {
        return unit.run(LIST, LIST_KEYS, prefix, "1", "1000", "100000");
    }

    private List<String> set(String key, String value) {
        return unit.run(SET, SET_KEYS, key, "set", "0", "0", value);
    }

    private List<String> cas(String key, String index) {
        return unit.run(SET, SET_KEYS, key, "cas", index, "0", "v");
    }

    private List<String> acquire(String key, String session) {
        return unit.run(ACQUIRE, ACQUIRE_KEYS, key, session, "0", "v", "0", "10");
    }

    private List<String> release(String key, String session) {
        return unit.run(RELEASE, RELEASE_KEYS, key, session, "0", "r", "0");
    }

    private List<String> delete(String key, String mode, String index) {
        return unit.run(DELETE, DELETE_KEYS, key, mode, index);
    }

    private List<String> deleteTree(String prefix) {
        return unit.run(DELETE_TREE, DELETE_KEYS, prefix, "100");
    }

    private void session(String id, long deadline) {
        unit.command("HSET", "sess", id, record());
        if (deadline >= 0) {
            unit.command("ZADD", "due", Long.toString(deadline), id);
        }
    }

    private static String record() {
        return "1\n0\n0\nrelease\nn\n\n{}";
    }

    private String index() {
        return String.valueOf(unit.command("HGET", "meta", "index"));
    }

    private String state(String key) {
        return String.valueOf(unit.command("HGET", "kv", key));
    }

    private List<String> events() {
        Object all = unit.command("XRANGE", "events", "-", "+");
        return List.of(String.valueOf(all));
    }
}
