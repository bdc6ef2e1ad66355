package io.sessionsuite.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.ScriptBench;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.redis.Reply;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DirectoryScriptsTest {

    private static EmbeddedRedis server;
    private static Replica replica;

    private String tag;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        replica = Replica.bare(server);
    }

    @AfterAll
    static void stop() {
        replica.close();
        server.close();
    }

    @BeforeEach
    void newDirectory() {
        tag = "{" + UUID.randomUUID() + "}";
    }

    private ScriptBench script(String name, String... families) {
        String[] keys =
                List.of(families).stream().map(family -> family + ":" + tag).toArray(String[]::new);
        return new ScriptBench(replica.redis, server, name, keys);
    }

    private List<String> put(String order, String id, String name, String json, String before) {
        return put().words(order, id, name, json, before, "role:" + name, 2_000, 2);
    }

    private ScriptBench put() {
        return script("directory-put-4", "roles", "role-names", "directory-version", "reconcile");
    }

    private ScriptBench read() {
        return script("directory-read-3", "roles", "realms", "directory-version");
    }

    private String version() {
        return String.valueOf(server.command("GET", "directory-version:" + tag));
    }

    @Test
    void putCreatesReplacesDeletes() {
        assertThat(put("create", "1", "a", "{1}", "").get(0)).isEqualTo("written");
        String version = version();
        assertThat(put("create", "2", "a", "{2}", "")).containsExactly("exists");
        assertThat(put("create", "1", "b", "{2}", "")).containsExactly("exists");
        assertThat(version()).isEqualTo(version);
        assertThat(put("replace", "1", "a", "{2}", "{0}")).containsExactly("conflict");
        assertThat(put("replace", "1", "a", "{2}", "{1}").get(0)).isEqualTo("written");
        assertThat(Long.parseLong(version())).isGreaterThan(Long.parseLong(version));
        assertThat(put("replace", "9", "z", "{2}", "{1}")).containsExactly("missing");
        assertThat(put("delete", "1", "a", "", "{1}")).containsExactly("conflict");
        assertThat(put("delete", "1", "a", "", "{2}").get(0)).isEqualTo("written");
        assertThat(put("delete", "1", "a", "", "{2}")).containsExactly("missing");
        assertThat(server.command("EXISTS", "roles:" + tag, "role-names:" + tag))
                .isEqualTo(0L);
    }

    @Test
    void putRefusesMoreThanThereMayBe() {
        put("create", "1", "a", "{1}", "");
        put("create", "2", "b", "{1}", "");
        assertThat(put("create", "3", "c", "{1}", "")).containsExactly("full");
    }

    @Test
    void putLeavesAnOrderWithADueTimeOfItsOwn() {
        String first = put("create", "1", "a", "{1}", "").get(1);
        String second = put("replace", "1", "a", "{2}", "{1}").get(1);
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
        assertThat(String.valueOf(server.command("ZSCORE", "reconcile:" + tag, "role:a")))
                .isEqualTo(second);
    }

    @Test
    void readAnswersOnlyChanges() {
        assertThat(read().run("").word()).isEqualTo("changed");
        assertThat(read().words("0")).containsExactly("same");
        put("create", "1", "a", "{1}", "");
        Reply changed = read().run("0");
        assertThat(changed.text(1)).isEqualTo(version());
        assertThat(changed.at(2).texts(0)).containsExactly("{1}");
        assertThat(changed.at(3).texts(0)).isEmpty();
        assertThat(read().words(version())).containsExactly("same");
    }

    @Test
    @DisplayName("F-91 the last administrator does not leave")
    void lastAdministratorStays() {
        ScriptBench join = script("admin-join-1", "admins");
        ScriptBench leave = script("admin-leave-1", "admins");
        assertThat(join.words("u1")).containsExactly("joined");
        assertThat(leave.words("u1")).containsExactly("last");
        assertThat(join.words("u2")).containsExactly("joined");
        assertThat(leave.words("u1")).containsExactly("left");
        assertThat(leave.words("u1")).as("gone already").containsExactly("left");
        assertThat(leave.words("u2")).containsExactly("last");
    }

    @Test
    void ordersAreTakenWhenDueAndComeAgainAfterTheLease() {
        ScriptBench put = script("reconcile-put-1", "reconcile");
        ScriptBench due = script("reconcile-due-1", "reconcile");
        ScriptBench done = script("reconcile-done-1", "reconcile");
        String later = put.words("user:1", 30_000).get(1);
        assertThat(due.words(30_000, 10)).containsExactly("due");
        server.command("ZADD", "reconcile:" + tag, "5", "user:1");
        List<String> taken = due.words(40_000, 10);
        assertThat(taken.subList(0, 2)).containsExactly("due", "user:1");
        assertThat(due.words(30_000, 10)).containsExactly("due");
        assertThat(done.words("user:1", later)).containsExactly("renewed");
        assertThat(done.words("user:1", taken.get(2))).containsExactly("done");
        assertThat(done.words("user:1", taken.get(2))).containsExactly("done");
        assertThat(server.command("EXISTS", "reconcile:" + tag)).isEqualTo(0L);
    }

    @Test
    void markIsMadeOnce() {
        ScriptBench mark = script("bootstrap-mark-1", "bootstrap");
        assertThat(mark.words()).containsExactly("marked");
        Object at = server.command("HGET", "bootstrap:" + tag, "initializedAt");
        assertThat(mark.words()).containsExactly("marked-before");
        assertThat(server.command("HGET", "bootstrap:" + tag, "initializedAt")).isEqualTo(at);
    }

    @Test
    @DisplayName("SEC-57 a key of a wrong type changes nothing: directory")
    void wrongTypes() {
        put("create", "1", "a", "{1}", "");
        put().refusesWrongTypes("create", "2", "b", "{2}", "", "role:b", 2_000, 10);
        put().refusesWrongTypes("delete", "1", "a", "", "{1}", "role:a", 2_000, 10);
        read().refusesWrongTypes("7");
        script("admin-join-1", "admins").refusesWrongTypes("u");
        script("admin-leave-1", "admins").refusesWrongTypes("u");
        script("reconcile-put-1", "reconcile").refusesWrongTypes("role:a", 5);
        script("reconcile-due-1", "reconcile").refusesWrongTypes(5, 5);
        script("reconcile-done-1", "reconcile").refusesWrongTypes("role:a", 5);
        script("bootstrap-mark-1", "bootstrap").refusesWrongTypes();
    }
}
