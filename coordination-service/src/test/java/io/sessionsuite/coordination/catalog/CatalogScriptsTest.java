package io.sessionsuite.coordination.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ScriptUnit;
import io.sessionsuite.redis.Script;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogScriptsTest {

    private static final Script PUT = Script.load("coordination/catalog-put-17");
    private static final Script DELETE = Script.load("coordination/catalog-delete-17");
    private static final Script STATUS = Script.load("coordination/check-status-17");
    private static final Script READ = Script.load("coordination/catalog-read-5");
    private static final Script INIT = Script.load("coordination/ns-init-17");
    private static final Script EXPIRE = Script.load("coordination/expire-17");
    private static final Script CREATE = Script.load("coordination/session-create-7");
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
    private static final List<String> READ_KEYS = List.of("meta", "nodes", "services", "checks", "catalog");
    private static final List<String> CREATE_KEYS =
            List.of("meta", "sess", "due", "links", "nodes", "checks", "events");
    private static final String ID = "6a1253d2-1785-24fd-91c2-f8e78c745511";
    private static final String OTHER_ID = "7a1253d2-1785-24fd-91c2-f8e78c745512";

    private ScriptUnit unit;

    @BeforeEach
    void freshUnit() {
        unit = new ScriptUnit();
    }

    @Test
    void registeringTwiceTakesOneIndex() {
        List<String> first = put("n1", ID, "{}");
        List<String> again = put("n1", ID, "{}");
        List<String> changed = put("n1", ID, "{\"a\":1}");

        assertThat(first.getFirst()).isEqualTo("OK");
        assertThat(again).containsExactly("OK", "");
        assertThat(Long.parseLong(changed.get(1))).isGreaterThan(Long.parseLong(first.get(1)));
        assertThat(read("node", "n1").get(3)).isEqualTo(first.get(1) + ':' + changed.get(1) + ':' + ID + ":{\"a\":1}");
    }

    @Test
    void aNodeThatStaysNeedsNoRight() {
        put("n1", ID, "{}");

        assertThat(unit.run(PUT, ALL, "n1", ID, "{}", "0", "0", "", "", "")).containsExactly("OK", "");
        assertThat(unit.run(PUT, ALL, "n1", ID, "{\"a\":1}", "1", "0", "", "", ""))
                .containsExactly("OK", "");
        assertThat(unit.run(PUT, ALL, "n1", ID, "{\"a\":1}", "0", "0", "", "", ""))
                .containsExactly("DENIED");
        assertThat(unit.run(PUT, ALL, "n2", "", "{}", "1", "0", "", "", "")).containsExactly("DENIED");
    }

    @Test
    void aCheckOfAnUnknownServiceChangesNothing() {
        assertThat(unit.run(PUT, ALL, "n1", "", "{}", "0", "1", "", "", "", "c1", "passing", "", "0", "web", "{}", ""))
                .containsExactly("NOSERVICE", "0");
        assertThat(read("nodes", "")).containsExactly("OK", "1", "1");
    }

    @Test
    void aServiceTakesItsChecksAndANodeAll() {
        unit.run(
                PUT,
                ALL,
                "n1",
                "",
                "{}",
                "0",
                "1",
                "web",
                "web",
                "{\"s\":1}",
                "c1",
                "passing",
                "",
                "0",
                "web",
                "{}",
                "",
                "c2",
                "passing",
                "",
                "0",
                "",
                "{}",
                "");
        session("s1", "n1", "c1");
        session("s2", "n1", "c2");
        session("s3", "n1", "");

        assertThat(unit.run(DELETE, ALL, "service", "n1", "web").getFirst()).isEqualTo("OK");
        assertThat(checks("n1")).hasSize(1);
        assertThat(unit.command("HKEYS", "sess")).isEqualTo(List.of("s2", "s3"));
        assertThat(unit.run(DELETE, ALL, "service", "n1", "web")).containsExactly("NONE");

        assertThat(unit.run(DELETE, ALL, "node", "n1", "").getFirst()).isEqualTo("OK");
        assertThat(unit.command("HLEN", "sess")).isEqualTo(0L);
        assertThat(unit.command("ZCARD", "catalog")).isEqualTo(0L);
        assertThat(unit.command("ZCARD", "links")).isEqualTo(0L);
        assertThat(unit.run(DELETE, ALL, "node", "n1", "")).containsExactly("NONE");
    }

    @Test
    void anIdUnderAnotherNameRenames() {
        List<String> first = put("n1", ID, "{}");
        session("s1", "n1", "");

        put("n2", ID, "{\"n\":2}");

        assertThat(unit.command("HLEN", "sess")).isEqualTo(0L);
        assertThat(read("nodes", "")).hasSize(4);
        assertThat(read("node", "n2").get(3)).startsWith(first.get(1) + ':').endsWith(ID + ":{\"n\":2}");
    }

    @Test
    void aHealthyNodeKeepsItsName() {
        init();

        assertThat(put("own", OTHER_ID, "{}")).containsExactly("NAMETAKEN", ID, "{\"own\":1}");
    }

    @Test
    void aCriticalReportEndsSessionsEvenIfItWasCritical() {
        unit.run(PUT, ALL, "n1", "", "{}", "0", "1", "", "", "", "c1", "passing", "ttl", "60000", "", "{}", "");
        session("s1", "n1", "c1");

        assertThat(unit.run(STATUS, ALL, "n1", "c1", "warning", "slow").getFirst())
                .isEqualTo("OK");
        assertThat(unit.command("HLEN", "sess")).isEqualTo(1L);
        assertThat(unit.run(STATUS, ALL, "n1", "c1", "warning", "slow")).containsExactly("OK", "");
        assertThat(unit.run(STATUS, ALL, "n1", "c1", "critical", "line\nline").getFirst())
                .isEqualTo("OK");
        assertThat(unit.command("HLEN", "sess")).isEqualTo(0L);
        assertThat(checks("n1").getFirst()).contains("\ncritical\n").endsWith("\nline\nline");
        assertThat(unit.run(STATUS, ALL, "n1", "cx", "passing", "")).containsExactly("ABSENT");
    }

    @Test
    void aTtlCheckNotHeardOfTurnsCriticalOnce() {
        unit.run(PUT, ALL, "n1", "", "{}", "0", "1", "", "", "", "c1", "passing", "ttl", "60000", "", "{}", "fine");
        session("s1", "n1", "c1");
        unit.command("ZADD", "checkdue", "1", "n1\0c1");

        expire();

        assertThat(checks("n1").getFirst())
                .contains("\ncritical\n")
                .endsWith("TTL expired (last output before timeout follows): fine");
        assertThat(unit.command("HLEN", "sess")).isEqualTo(0L);
        assertThat(unit.command("ZCARD", "checkdue")).isEqualTo(0L);
        Object index = unit.command("HGET", "meta", "index");
        expire();
        assertThat(unit.command("HGET", "meta", "index")).isEqualTo(index);
    }

    @Test
    void theOwnNodeIsRepaired() {
        init();
        assertThat(init()).containsExactly("THERE");
        unit.run(DELETE, ALL, "node", "own", "");
        assertThat(read("node", "own")).hasSize(3);

        expire();

        assertThat(read("node", "own").get(3)).endsWith(':' + ID + ":{\"own\":1}");
        assertThat(checks("own").getFirst()).contains("\npassing\n").endsWith("\nAgent alive and reachable");
    }

    @Test
    void checksAreFoundByServiceAndState() {
        unit.run(
                PUT, ALL, "n1", "", "{}", "0", "1", "web1", "web", "{}", "c1", "passing", "", "0", "web1", "{}", "",
                "c2", "warning", "", "0", "", "{}", "");

        assertThat(read("checks-service", "web")).hasSize(5);
        assertThat(read("checks-service", "web1")).hasSize(3);
        assertThat(read("checks-state", "warning")).hasSize(5);
        assertThat(read("checks-state", "any")).hasSize(7);
        assertThat(unit.run(READ, READ_KEYS, "checks-state", "any", "1")).containsExactly("TOOMANY", "1");
    }

    @Test
    void wrongTypesChangeNothing() {
        String[] put = {"n1", ID, "{}", "0", "1", "web", "web", "{}", "c1", "critical", "", "5", "web", "{}", ""};
        ScriptUnit.assertWrongTypesChangeNothing(PUT, ALL, any -> {}, put);
        ScriptUnit.assertWrongTypesChangeNothing(DELETE, ALL, u -> u.run(PUT, ALL, put), "node", "n1", "");
        ScriptUnit.assertWrongTypesChangeNothing(STATUS, ALL, u -> u.run(PUT, ALL, put), "n1", "c1", "critical", "x");
        ScriptUnit.assertWrongTypesChangeNothing(INIT, ALL, any -> {}, "3000", "own", ID, "{}", "{}");
    }

    private List<String> put(String node, String id, String json) {
        return unit.run(PUT, ALL, node, id, json, "0", "1", "", "", "");
    }

    private List<String> init() {
        return unit.run(INIT, ALL, "3000", "own", ID, "{\"own\":1}", "{}");
    }

    private void expire() {
        assertThat(unit.run(EXPIRE, ALL, "200", "2000", "3000", "900000").getFirst())
                .isEqualTo("OK");
    }

    private void session(String id, String node, String checks) {
        assertThat(unit.run(CREATE, CREATE_KEYS, id, node, checks, "0", "0", "release", "{}")
                        .getFirst())
                .isEqualTo("OK");
    }

    private List<String> read(String kind, String selector) {
        return unit.run(READ, READ_KEYS, kind, selector, "100");
    }

    /** Records of checks, without those of their services. */
    private List<String> checks(String node) {
        List<String> reply = read("checks-node", node);
        return IntStream.range(3, reply.size())
                .filter(i -> i % 2 == 1)
                .mapToObj(reply::get)
                .toList();
    }
}
