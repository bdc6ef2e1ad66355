package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.coordination.testing.ScriptUnit;
import io.sessionsuite.redis.Script;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AclScriptsTest {

    private static final Script RESOLVE = Script.load("coordination/acl-resolve-3");
    private static final Script READ = Script.load("coordination/acl-read-4");
    private static final Script WRITE_TOKEN = Script.load("coordination/acl-token-write-5");
    private static final Script WRITE_POLICY = Script.load("coordination/acl-policy-write-4");
    private static final Script DELETE = Script.load("coordination/acl-delete-7");
    private static final Script BOOTSTRAP = Script.load("coordination/acl-bootstrap-4");
    private static final List<String> RESOLVE_KEYS = List.of("tokens", "secrets", "policies");
    private static final List<String> READ_KEYS = List.of("meta", "tokens", "policies", "polnames");
    private static final List<String> TOKEN_KEYS = List.of("meta", "tokens", "secrets", "events", "expiring");
    private static final List<String> POLICY_KEYS = List.of("meta", "policies", "polnames", "events");
    private static final List<String> DELETE_KEYS =
            List.of("meta", "tokens", "secrets", "policies", "polnames", "events", "expiring");
    private static final List<String> BOOTSTRAP_KEYS = List.of("meta", "tokens", "secrets", "events");

    private ScriptUnit unit;

    @BeforeEach
    void freshUnit() {
        unit = new ScriptUnit();
    }

    @Test
    void aTokenIsFoundByItsSecretWithItsPolicies() {
        policy("p1", "0", "readers");
        assertThat(token("t1", "0", "hash1", "0", "p1,gone").getFirst()).isEqualTo("OK");

        List<String> found = unit.run(RESOLVE, RESOLVE_KEYS, "hash1");

        assertThat(found).hasSize(5).startsWith("OK", "-1", "t1");
        assertThat(found.get(4)).endsWith("\ndefault\nreaders\n{}");
        assertThat(unit.run(RESOLVE, RESOLVE_KEYS, "hash2")).containsExactly("ABSENT");
        assertThat(unit.run(READ, READ_KEYS, "token", "t1", "10"))
                .hasSize(5)
                .last()
                .isEqualTo("readers,");
    }

    @Test
    void idsAndSecretsBelongToOneToken() {
        token("t1", "0", "hash1", "0", "");

        assertThat(token("t1", "0", "hash2", "0", "")).containsExactly("TAKEN", "accessor");
        assertThat(token("t2", "0", "hash1", "0", "")).containsExactly("TAKEN", "secret");
        assertThat(unit.run(READ, READ_KEYS, "tokens", "", "10")).hasSize(5);
        assertThat(unit.run(READ, READ_KEYS, "tokens", "", "0")).containsExactly("TOOMANY", "1");
    }

    @Test
    void aTokenIsReplacedOnlyAsItWasRead() {
        String modify = token("t1", "0", "hash1", "0", "").get(2);

        List<String> second = token("t1", modify, "hash1", "0", "p1");

        assertThat(second.get(1)).isEqualTo(modify);
        assertThat(Long.parseLong(second.get(2))).isGreaterThan(Long.parseLong(modify));
        assertThat(token("t1", modify, "hash1", "0", "")).containsExactly("CHANGED");
        assertThat(token("t9", modify, "hash9", "0", "")).containsExactly("CHANGED");
    }

    @Test
    void anExpiredTokenIsDeadAndItsPlaceIsFreedByTheNextWrite() {
        token("t1", "0", "hash1", "60000", "");
        assertThat(Long.parseLong(unit.run(RESOLVE, RESOLVE_KEYS, "hash1").get(1)))
                .isBetween(1L, 60_000L);
        String record = String.valueOf(unit.command("HGET", "tokens", "t1"));
        String[] lines = record.split("\n", -1);
        lines[3] = "1000";
        unit.command("HSET", "tokens", "t1", String.join("\n", lines));
        unit.command("ZADD", "expiring", "1000", "t1");

        assertThat(unit.run(RESOLVE, RESOLVE_KEYS, "hash1")).containsExactly("ABSENT");
        assertThat(unit.run(READ, READ_KEYS, "tokens", "", "10")).hasSize(2);

        token("t2", "0", "hash2", "0", "");
        assertThat(unit.command("HKEYS", "tokens")).isEqualTo(List.of("t2"));
        assertThat(unit.command("HKEYS", "secrets")).isEqualTo(List.of("hash2"));
        assertThat(unit.run(WRITE_TOKEN, TOKEN_KEYS, "t3", "0", "hash3", "0", "1000", "default", "", "{}"))
                .containsExactly("PAST");
    }

    @Test
    void aPolicyNameBelongsToOneOfItsNamespace() {
        String modify = policy("p1", "0", "readers").get(2);

        assertThat(policy("p2", "0", "readers")).containsExactly("TAKEN");
        assertThat(unit.run(WRITE_POLICY, POLICY_KEYS, "p3", "0", "team", "readers", "{}")
                        .getFirst())
                .isEqualTo("OK");
        assertThat(policy("p1", modify, "writers").getFirst()).isEqualTo("OK");
        assertThat(policy("p1", modify, "others")).containsExactly("CHANGED");
        assertThat(policy("p2", "0", "readers").getFirst()).isEqualTo("OK");
        assertThat(unit.run(READ, READ_KEYS, "policy-name", "default\0writers", "10")
                        .get(2))
                .isEqualTo("p1");
        assertThat(unit.run(READ, READ_KEYS, "policy-name", "default\0none", "10"))
                .hasSize(2);
    }

    @Test
    void whatIsDeletedIsGoneWithItsNames() {
        policy("p1", "0", "readers");
        token("t1", "0", "hash1", "60000", "p1");

        assertThat(unit.run(DELETE, DELETE_KEYS, "policy", "p1").getFirst()).isEqualTo("OK");
        assertThat(unit.run(RESOLVE, RESOLVE_KEYS, "hash1")).hasSize(4);
        assertThat(unit.command("HLEN", "polnames")).isEqualTo(0L);
        assertThat(unit.run(DELETE, DELETE_KEYS, "token", "t1").getFirst()).isEqualTo("OK");
        assertThat(unit.run(RESOLVE, RESOLVE_KEYS, "hash1")).containsExactly("ABSENT");
        assertThat(unit.command("ZCARD", "expiring")).isEqualTo(0L);
        assertThat(unit.run(DELETE, DELETE_KEYS, "token", "t1")).containsExactly("ABSENT");
        assertThat(unit.command("XLEN", "events")).isEqualTo(4L);
    }

    @Test
    void bootstrapWorksOnce() {
        List<String> first = unit.run(BOOTSTRAP, BOOTSTRAP_KEYS, "t1", "hash1", "p1", "{}");

        assertThat(first.getFirst()).isEqualTo("OK");
        assertThat(unit.run(BOOTSTRAP, BOOTSTRAP_KEYS, "t2", "hash2", "p1", "{}"))
                .containsExactly("DONE", first.get(1));
        assertThat(unit.run(RESOLVE, RESOLVE_KEYS, "hash1")).startsWith("OK", "-1", "t1");
    }

    @Test
    void wrongTypesChangeNothing() {
        String[] token = {"t1", "0", "hash1", "1000", "0", "default", "p1", "{}"};
        String[] policy = {"p1", "0", "default", "readers", "{}"};
        ScriptUnit.assertWrongTypesChangeNothing(WRITE_TOKEN, TOKEN_KEYS, any -> {}, token);
        ScriptUnit.assertWrongTypesChangeNothing(WRITE_POLICY, POLICY_KEYS, any -> {}, policy);
        ScriptUnit.assertWrongTypesChangeNothing(BOOTSTRAP, BOOTSTRAP_KEYS, any -> {}, "t1", "hash1", "p1", "{}");
        ScriptUnit.assertWrongTypesChangeNothing(
                DELETE, DELETE_KEYS, u -> u.run(WRITE_TOKEN, TOKEN_KEYS, token), "token", "t1");
    }

    private List<String> token(String accessor, String expected, String hash, String lifeMillis, String policies) {
        return unit.run(WRITE_TOKEN, TOKEN_KEYS, accessor, expected, hash, lifeMillis, "0", "default", policies, "{}");
    }

    private List<String> policy(String id, String expected, String name) {
        return unit.run(WRITE_POLICY, POLICY_KEYS, id, expected, "default", name, "{}");
    }
}
