package io.sessionsuite.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.ScriptBench;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.redis.Reply;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserScriptsTest {

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
    void newUser() {
        tag = "{" + UUID.randomUUID() + "}";
    }

    private ScriptBench script(String name) {
        return new ScriptBench(replica.redis, server, name, "user:" + tag, "user-logins:" + tag, "user-pending:" + tag);
    }

    private String create() {
        return script("user-write-3")
                .words("create", "", 1, "username", "mia", "enabled", "1")
                .get(1);
    }

    private static String member(String kind) {
        return kind + ":" + LoginToken.generate().sid();
    }

    private String admit(String revision, String member, int cap, String whenFull) {
        return script("user-admit-3")
                .words(revision, member, 60_000, cap, whenFull)
                .get(0);
    }

    private @Nullable Object field(String name) {
        return server.command("HGET", "user:" + tag, name);
    }

    @Test
    void writeCreatesOnceAndReplacesOnlyTheRevisionRead() {
        String first = create();
        assertThat(Long.parseLong(first)).isGreaterThan(1_000_000_000_000_000L);
        assertThat(field("passwordVersion")).isEqualTo(first);
        assertThat(script("user-write-3").words("create", "", 1, "username", "mia"))
                .containsExactly("exists");
        List<String> second = script("user-write-3")
                .words("replace", first, 0, "username", "mia", "passwordVersion", first, "enabled", "0");
        assertThat(second.get(0)).isEqualTo("written");
        assertThat(Long.parseLong(second.get(1))).isEqualTo(Long.parseLong(first) + 1);
        assertThat(field("passwordVersion")).isEqualTo(first);
        assertThat(script("user-write-3").words("replace", first, 0, "username", "x"))
                .containsExactly("conflict", second.get(1));
        assertThat(field("username")).isEqualTo("mia");
        assertThat(script("user-write-3")
                        .words("replace", "", 1, "username", "mia")
                        .get(0))
                .isEqualTo("written");
    }

    @Test
    void writeOfAnAbsentAccountIsMissing() {
        assertThat(script("user-write-3").words("replace", "1", 0, "username", "mia"))
                .containsExactly("missing");
    }

    @Test
    @DisplayName("F-85 an account made again never fits what was read of its predecessor")
    void recreatedAccountHasAHigherRevision() {
        String first = create();
        assertThat(script("user-remove-3").words(first)).containsExactly("removed");
        String second = create();
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
        assertThat(admit(first, member("session"), 0, "evict")).isEqualTo("changed");
    }

    @Test
    void removeAsksForTheRevision() {
        String revision = create();
        assertThat(script("user-remove-3").words("7")).containsExactly("conflict", revision);
        assertThat(script("user-remove-3").words("")).containsExactly("removed");
        assertThat(script("user-remove-3").words("")).containsExactly("missing");
    }

    @Test
    void readGivesAccountAndLoginsOfOneMoment() {
        Reply nobody = script("user-read-3").run("0");
        assertThat(nobody.text(0)).isEqualTo("0");
        assertThat(nobody.at(1).size()).isZero();
        String revision = create();
        String member = member("session");
        admit(revision, member, 0, "evict");
        Reply somebody = script("user-read-3").run("0");
        assertThat(somebody.at(1).texts(0)).contains("username", "mia");
        assertThat(somebody.at(2).texts(0)).containsExactly(member);
    }

    @Test
    void admitsOnlyIntoTheAccountThatWasRead() {
        String revision = create();
        assertThat(admit("1", member("session"), 0, "evict")).isEqualTo("changed");
        assertThat(admit(revision, member("session"), 0, "evict")).isEqualTo("admitted");
        script("user-write-3").words("replace", revision, 0, "username", "mia", "enabled", "0");
        assertThat(admit(revision, member("session"), 0, "evict")).isEqualTo("refused");
        script("user-remove-3").words("");
        assertThat(admit(revision, member("session"), 0, "evict")).isEqualTo("refused");
    }

    @Test
    @DisplayName("F-83 at the cap nothing is entered, and those who fill it are named")
    void capIsExact() {
        String revision = create();
        String first = member("session");
        script("user-admit-3").words(revision, first, 59_000, 2, "evict");
        admit(revision, member("bearer"), 2, "evict");
        admit(revision, member("session"), 2, "evict");
        List<String> full = script("user-admit-3").words(revision, member("session"), 60_000, 2, "deny");
        assertThat(full.subList(0, 4)).containsExactly("full", "1", first, "1");
        assertThat(full).hasSize(6);
        assertThat(admit(revision, member("session"), 2, "evict")).isEqualTo("evict");
        assertThat(server.command("ZCARD", "user-logins:" + tag)).isEqualTo(3L);
        assertThat(admit(revision, first, 2, "deny")).as("entered already").isEqualTo("admitted");
    }

    @Test
    void indexLastsAsLongAsItsLastLogin() {
        String revision = create();
        admit(revision, member("session"), 0, "evict");
        assertThat((Long) server.command("PTTL", "user-logins:" + tag)).isBetween(60_000L, 120_000L);
        script("user-admit-3").words(revision, member("m1"), 0, 0, "evict");
        assertThat(server.command("PTTL", "user-logins:" + tag)).isEqualTo(-1L);
    }

    @Test
    void forgetSparesReservationsWhoseRecordIsOnlyMissing() {
        String revision = create();
        String member = member("session");
        admit(revision, member, 0, "evict");
        assertThat(script("user-forget-3").words("if-missing", member)).containsExactly("forgotten", "0");
        assertThat(script("user-forget-3").words("opened", member)).containsExactly("forgotten", "0");
        assertThat(server.command("ZCARD", "user-pending:" + tag)).isEqualTo(0L);
        assertThat(server.command("ZCARD", "user-logins:" + tag)).isEqualTo(1L);
        assertThat(script("user-forget-3").words("if-missing", member)).containsExactly("forgotten", "1");
        admit(revision, member, 0, "evict");
        assertThat(script("user-forget-3").words("by-end", member)).containsExactly("forgotten", "1");
    }

    @Test
    void reservationLapsesAfterAMinute() {
        String revision = create();
        String member = member("session");
        admit(revision, member, 0, "evict");
        server.command("ZADD", "user-pending:" + tag, "1", member);
        assertThat(script("user-forget-3").words("if-missing", member)).containsExactly("forgotten", "1");
    }

    @Test
    @DisplayName("SEC-57 a key of a wrong type changes nothing: users")
    void wrongTypes() {
        String revision = create();
        String member = member("session");
        admit(revision, member, 0, "evict");
        script("user-write-3").refusesWrongTypes("replace", revision, 1, "username", "eve");
        script("user-remove-3").refusesWrongTypes(revision);
        script("user-admit-3").refusesWrongTypes(revision, member("session"), 1000, 0, "evict");
        script("user-forget-3").refusesWrongTypes("by-end", member);
        script("user-read-3").refusesWrongTypes("0");
    }
}
