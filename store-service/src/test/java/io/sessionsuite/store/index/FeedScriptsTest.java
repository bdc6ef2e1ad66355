package io.sessionsuite.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.redis.RedisDefect;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.sessionsuite.store.TestCallers;
import io.sessionsuite.store.registry.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every reply of the scripts that read and cut logs, on a real Redis. */
class FeedScriptsTest {

    private static final int MANY = 5_000;
    private static final int BYTES = 4 << 20;
    private static final long HOUR = 3_600_000;

    private static TestCallers callers;
    private TestStore store;

    @BeforeAll
    static void start() {
        callers = new TestCallers(EmbeddedRedis.shared());
    }

    @AfterAll
    static void stop() {
        callers.close();
    }

    @BeforeEach
    void newStore() {
        store = new TestStore(callers, 1);
    }

    private Reply pull(String from) {
        return store.read("pull-4", from, MANY, BYTES, from);
    }

    /** Identity and what is said of it, from that element on. */
    private static List<String> changes(Reply reply, int first) {
        List<String> changes = new ArrayList<>();
        for (int i = first; i < reply.size(); i += 3) {
            changes.add(
                    reply.text(i) + (reply.isNil(i + 1) ? " gone" : " there") + (reply.isNil(i + 2) ? "" : " dies"));
        }
        return changes;
    }

    private static void isLevelAt(String tail, Reply reply) {
        assertThat(reply.number(0)).isZero();
        assertThat(reply.text(1)).isEqualTo(tail);
    }

    private static void isLost(Reply reply) {
        assertThat(reply.size()).isEqualTo(1);
        assertThat(reply.number(0)).isEqualTo(-1);
    }

    @Test
    void nowTellsTheClockAndTheEpoch() {
        Reply reply = TestStore.await(
                callers.scripts().script(Script.load("store/now-1")).key(StoreKeys.EPOCH));
        assertThat(reply.number(0)).isBetween(1_600_000_000_000L, 9_000_000_000_000L);
        assertThat(reply.number(1)).isNotNegative();
    }

    @Test
    void anEmptyPartitionIsLevelAtNothing() {
        isLevelAt("0-0", pull("0-0"));
    }

    @Test
    void aLogCannotBeReadFromBeforeItsFirstEntry() {
        store.put("1", 5);
        isLost(pull("0-0"));
    }

    @Test
    void changesComeOnceWithThePresentDocument() {
        String from = store.put("1", 1);
        store.put("2", 1);
        store.put("3", 1, HOUR);
        store.put("2", 2);
        store.delete("1");
        String tail = store.put("2", 3);
        Reply reply = pull(from);
        assertThat(reply.number(0)).isZero();
        assertThat(reply.text(1)).isEqualTo(tail);
        assertThat(changes(reply, 2)).containsExactly("2 there", "3 there dies", "1 gone");
        assertThat(reply.text(3)).contains("\"n\":3");
        isLevelAt(tail, pull(tail));
    }

    @Test
    void aReplyIsCutByEntriesAndSaysWhatItStandsFor() {
        String from = store.put("1", 1);
        String second = store.put("2", 1);
        String tail = store.put("3", 1);
        Reply reply = store.read("pull-4", from, 1, BYTES, from);
        assertThat(reply.number(0)).isEqualTo(1);
        assertThat(reply.text(1)).isEqualTo(second);
        assertThat(reply.text(2)).isEqualTo(tail);
        assertThat(changes(reply, 3)).containsExactly("2 there");
        isLevelAt(tail, store.read("pull-4", second, 1, BYTES, tail));
    }

    @Test
    void aReplyIsCutByBytesButHasOneDocumentAtLeast() {
        String from = store.put("1", 1);
        store.put("2", 1);
        store.put("3", 1);
        assertThat(changes(store.read("pull-4", from, MANY, 1, from), 3)).containsExactly("2 there");
    }

    @Test
    @DisplayName("S-152 S-153 a log that no longer has what was seen says so")
    void lost() {
        String first = store.put("1", 1);
        String second = store.put("2", 1);
        String third = store.put("3", 1);
        store.command("XDEL", store.key("log"), first);
        isLost(pull(first));
        assertThat(pull(second).number(0)).isZero();
        store.command("XDEL", store.key("log"), third);
        isLost(store.read("pull-4", second, MANY, BYTES, third));
        store.unlink();
        isLost(pull(second));
    }

    @Test
    void aScanShowsEveryDocumentInPages() {
        for (int i = 0; i < 1_000; i++) {
            store.put("id" + i, i, i % 2 == 0 ? HOUR : 0);
        }
        List<String> found = new ArrayList<>();
        String cursor = "0";
        String tail = "";
        do {
            Reply page = store.read("scan-4", cursor, 100, tail);
            cursor = page.text(0);
            tail = page.text(1);
            assertThat(page.text(2)).matches("[0-9a-f]{40}");
            found.addAll(changes(page, 3));
        } while (!cursor.equals("0"));
        assertThat(found).contains("id0 there dies", "id1 there").doesNotHaveDuplicates();
        assertThat(found).hasSize(1_000);
        assertThat(tail).isEqualTo(store.command("GET", store.key("tail")));
    }

    @Test
    void aScanEndsWhenItsHistoryIsGone() {
        store.put("1", 1);
        isLost(store.read("scan-4", "0", 10, "5-5"));
        assertThat(store.read("scan-4", "0", 10, "0-0").text(0)).isEqualTo("0");
    }

    @Test
    void positionsAreNotedAndTheLogIsCutBehindTheLastLiveReplica() {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            entries.add(store.put("1", i));
        }
        String tail = entries.getLast();
        assertThat(store.position("slow", entries.get(300), 0, MANY, HOUR).number(0))
                .isBetween(200L, 300L);
        assertThat(store.position("fast", tail, 0, MANY, HOUR).number(0)).isZero();
        assertThat(pull(entries.get(300)).number(0)).isZero();
        store.command("HSET", store.key("pos"), "slow", entries.get(300) + " 1");
        assertThat(store.position("fast", tail, 0, MANY, HOUR).number(0)).isPositive();
        assertThat(store.command("HKEYS", store.key("pos"))).isEqualTo(List.of("fast"));
        isLevelAt(tail, pull(tail));
    }

    @Test
    void whatIsYoungerThanTheRetentionStays() {
        for (int i = 0; i < 500; i++) {
            store.put("1", i);
        }
        String tail = store.put("1", 500);
        assertThat(store.position("r", tail, HOUR, MANY, HOUR).number(0)).isZero();
    }

    @Test
    void aLogThatIsTooLongIsCutWhoeverNeedsIt() {
        String first = store.put("1", 0);
        for (int i = 1; i < 1_000; i++) {
            store.put("1", i);
        }
        String tail = store.put("1", 1_000);
        assertThat(store.position("r", first, HOUR, 300, HOUR).number(0)).isBetween(600L, 700L);
        isLost(pull(first));
        assertThat(pull(tail).number(0)).isZero();
    }

    @Test
    void aKeyOfAnotherTypeChangesNothing() {
        String tail = store.put("1", 1);
        for (String part : List.of("log", "pos", "tail")) {
            TestStore broken = new TestStore(callers, 1);
            broken.put("1", 1);
            broken.command("DEL", broken.key(part));
            broken.command("SADD", broken.key(part), "x");
            assertThatThrownBy(() -> broken.position("r", tail, 0, 1, HOUR)).isInstanceOf(RedisDefect.class);
            assertThat(broken.command("SMEMBERS", broken.key(part))).isEqualTo(List.of("x"));
            if (!part.equals("pos")) {
                assertThat(broken.command("EXISTS", broken.key("pos"))).isEqualTo(0L);
            }
        }
    }
}
