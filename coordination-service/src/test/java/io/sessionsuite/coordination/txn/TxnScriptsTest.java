package io.sessionsuite.coordination.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ScriptUnit;
import io.sessionsuite.redis.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TxnScriptsTest {

    private static final Script TXN = Script.load("coordination/txn-17");
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
    private static final int FIELDS = 13;
    private static final String ONE = "00000000-0000-4000-8000-000000000001";

    private ScriptUnit unit;

    @BeforeEach
    void freshUnit() {
        unit = new ScriptUnit();
    }

    @Test
    void readingTakesNoIndexAndWritesNothing() {
        assertThat(run(op("kv", "get-or-empty", "a", "", "0", "0", "")))
                .containsExactly("OK", "0", "[0, kv, a, 0:0:0:0:, 0, ]");
        assertThat(unit.command("EXISTS", "meta")).isEqualTo(0L);
    }

    @Test
    void aFailureLeavesNothing() {
        List<String> failed =
                run(op("kv", "set", "a", "v", "0", "0", ""), op("kv", "delete-cas", "a", "", "0", "5", ""));

        assertThat(failed).containsExactly("FAIL", "1", "failed to delete key \"a\", index is stale");
        assertThat(unit.command("EXISTS", "kv")).isEqualTo(0L);
        assertThat(unit.command("EXISTS", "meta")).isEqualTo(0L);
    }

    @Test
    void operationsSeeEachOther() {
        unit.command("HSET", "sess", ONE, "1\n0\n0\ndelete\nn\nc\n{}");
        unit.command("ZADD", "links", "0", "n\0c\0" + ONE);
        unit.command("HSET", "nodes", "n", "1:1::{}");
        unit.command("HSET", "checks", "n\0c", "1\n1\npassing\n\n0\n\n\n{}\n");
        List<String> done = run(
                op("kv", "lock", "a", "v", "0", "0", ONE),
                op("kv", "get", "a", "", "0", "0", ""),
                op("check", "delete", "n", "c", "0", "c", "n", "", "", "0", "", "", ""),
                op("kv", "check-not-exists", "a", "", "0", "0", ""),
                op("kv", "set", "a", "again", "0", "0", ""));

        assertThat(done.getFirst()).as(done.toString()).isEqualTo("OK");
        String index = done.get(1);
        assertThat(unit.command("HGET", "kv", "a")).isEqualTo(index + ":" + index + ":0:0:");
        assertThat(unit.command("EXISTS", "sess")).isEqualTo(0L);
        assertThat(unit.command("EXISTS", "held")).isEqualTo(0L);
        assertThat(unit.command("XLEN", "events")).isEqualTo(1L);
    }

    @Test
    void namesQuotedInErrorsAreEscaped() {
        assertThat(run(op("kv", "get", "a\"\\b", "", "0", "0", "")))
                .containsExactly("FAIL", "0", "key \"a\\\"\\\\b\" doesn't exist");
    }

    @Test
    void listsCountTogether() {
        run(op("kv", "set", "a", "v", "0", "0", ""), op("kv", "set", "b", "v", "0", "0", ""));
        String[] tree = op("kv", "get-tree", "", "", "0", "0", "");
        List<String> arguments = new ArrayList<>(List.of("3", "10", "1000"));
        arguments.addAll(List.of(tree));
        arguments.addAll(List.of(tree));

        assertThat(unit.run(TXN, ALL, arguments.toArray(String[]::new)).getFirst())
                .isEqualTo("TOOMANY");
        arguments.set(0, "4");
        assertThat(unit.run(TXN, ALL, arguments.toArray(String[]::new))).hasSize(6);
    }

    @Test
    void overdueHoldersComeFirst() {
        unit.command("HSET", "sess", ONE, "1\n1000\n0\nrelease\nn\n\n{}");
        run(op("kv", "lock", "a", "v", "0", "0", ONE));
        unit.command("ZADD", "due", "1", ONE);

        assertThat(run(op("kv", "get", "a", "", "0", "0", ""), op("kv", "get", "none", "", "0", "0", "")))
                .containsExactly("OVERDUE", ONE);
    }

    @Test
    void wrongTypesChangeNothing() {
        List<String> arguments = new ArrayList<>(List.of("10", "10", "1000"));
        arguments.addAll(List.of(op("kv", "set", "a", "v", "0", "0", "")));
        ScriptUnit.assertWrongTypesChangeNothing(TXN, ALL, any -> {}, arguments.toArray(String[]::new));
    }

    private List<String> run(String[]... operations) {
        List<String> arguments = new ArrayList<>(List.of("1000", "10", "100000"));
        for (String[] operation : operations) {
            arguments.addAll(List.of(operation));
        }
        return unit.run(TXN, ALL, arguments.toArray(String[]::new));
    }

    private static String[] op(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        while (all.size() < FIELDS) {
            all.add("");
        }
        return all.toArray(String[]::new);
    }
}
