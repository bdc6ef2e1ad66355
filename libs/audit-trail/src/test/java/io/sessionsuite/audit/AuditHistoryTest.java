package io.sessionsuite.audit;

import static io.sessionsuite.audit.TrailFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditHistoryTest {

    private static final TrailFixture FIXTURE = new TrailFixture(Duration.ofSeconds(10));
    private static final AuditQuery ALL = new AuditQuery("", "", Instant.EPOCH, AuditCursor.END, 500);

    private final AuditHistory history = new AuditHistory(FIXTURE.redis);

    @BeforeEach
    void empty() {
        FIXTURE.server.command("DEL", "audit:{audit}");
    }

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @Test
    void noStreamIsAnEmptyPage() {
        assertThat(get(history.page(ALL))).isEqualTo(new AuditPage(List.of(), AuditCursor.END));
    }

    @Test
    void entriesComeNewestFirstWithTheirMembersInOrder() {
        add(1, "login", "mia");
        add(2, "logout", "mia");
        AuditPage page = get(history.page(ALL));
        assertThat(page.next().isEnd()).isTrue();
        assertThat(ids(page)).containsExactly("2-0", "1-0");
        assertThat(page.entries().get(0).members())
                .containsExactly(Map.entry("event", "logout"), Map.entry("user", "mia"));
    }

    @Test
    void filtersAreExactAndTogether() {
        add(1, "login", "mia");
        add(2, "login", "Mia");
        add(3, "login", "miau");
        add(4, "logout", "mia");
        assertThat(ids(get(history.page(query("mia", "", 0, 500))))).containsExactly("4-0", "2-0", "1-0");
        assertThat(ids(get(history.page(query("", "login", 0, 500))))).containsExactly("3-0", "2-0", "1-0");
        assertThat(ids(get(history.page(query("MIA", "login", 0, 500))))).containsExactly("2-0", "1-0");
        assertThat(ids(get(history.page(query("mia", "login", 2, 500))))).containsExactly("2-0");
        assertThat(ids(get(history.page(query("", "Login", 0, 500))))).isEmpty();
    }

    @Test
    void fromIsInclusiveAndAnyTimeIsTaken() {
        add(1, "login", "mia");
        add(2, "login", "mia");
        assertThat(ids(get(history.page(query("", "", 2, 500))))).containsExactly("2-0");
        assertThat(ids(get(history.page(query("", "", 3, 500))))).isEmpty();
        assertThat(ids(get(history.page(new AuditQuery("", "", Instant.MIN, AuditCursor.END, 500)))))
                .hasSize(2);
        assertThat(ids(get(history.page(new AuditQuery("", "", Instant.MAX, AuditCursor.END, 500)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 500})
    void pagesAreCompleteWithoutRepetition(int limit) {
        for (int i = 1; i <= 7; i++) {
            add(i, i % 2 == 0 ? "even" : "odd", "mia");
        }
        assertThat(walk(query("", "", 0, limit))).containsExactly("7-0", "6-0", "5-0", "4-0", "3-0", "2-0", "1-0");
        assertThat(walk(query("", "odd", 0, limit))).containsExactly("7-0", "5-0", "3-0", "1-0");
    }

    @Test
    void newEntriesDoNotDisturbAWalk() {
        add(1, "login", "mia");
        add(2, "login", "mia");
        AuditPage first = get(history.page(query("", "", 0, 1)));
        add(3, "login", "mia");
        assertThat(ids(get(history.page(new AuditQuery("", "", Instant.EPOCH, first.next(), 500)))))
                .containsExactly("1-0");
    }

    @Test
    void onePageLooksAtABoundedNumberOfEntries() {
        add(1, "rare", "mia");
        fill(new RedisAuditStream(FIXTURE.redis), AuditHistory.MAX_SCANNED + AuditHistory.BATCH);
        AuditPage first = get(history.page(query("", "rare", 0, 10)));
        assertThat(first.entries()).isEmpty();
        assertThat(first.next().isEnd()).isFalse();
        AuditPage second = get(history.page(new AuditQuery("", "rare", Instant.EPOCH, first.next(), 10)));
        assertThat(ids(second)).containsExactly("1-0");
        assertThat(second.next().isEnd()).isTrue();
        assertThat(get(history.page(query("", "fill", 0, 500))).entries()).hasSize(500);
    }

    @Test
    void streamKeepsAboutItsLength() {
        fill(new RedisAuditStream(FIXTURE.redis, 1_000), 1_500);
        assertThat((Long) FIXTURE.server.command("XLEN", "audit:{audit}")).isBetween(1_000L, 1_100L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1", "1-1 ", "(1-1", "+", "1-1-1", "1234567890123456789-0", "a-b"})
    void otherTextIsNoCursor(String text) {
        assertThat(AuditCursor.parse(text)).isEmpty();
    }

    @Test
    void limitOfAPageIsBounded() {
        assertThat(query("", "", 0, AuditQuery.MAX_LIMIT).limit()).isEqualTo(500);
        assertThatThrownBy(() -> query("", "", 0, AuditQuery.MAX_LIMIT + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query("", "", 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> walk(AuditQuery first) {
        List<String> ids = new ArrayList<>();
        AuditQuery query = first;
        AuditPage page;
        do {
            page = get(history.page(query));
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(first.limit());
            ids.addAll(ids(page));
            query = new AuditQuery(
                    query.user(),
                    query.event(),
                    query.from(),
                    page.next().isEnd()
                            ? AuditCursor.END
                            : AuditCursor.parse(page.next().id()).orElseThrow(),
                    query.limit());
        } while (!page.next().isEnd());
        return ids;
    }

    private static void fill(RedisAuditStream stream, int entries) {
        get(Multi.createFrom()
                .range(0, entries)
                .onItem()
                .transformToUni(i -> stream.append(Map.of("event", "fill")))
                .merge(500)
                .collect()
                .last());
    }

    private static void add(long millis, String event, String user) {
        FIXTURE.server.command("XADD", "audit:{audit}", millis + "-0", "event", event, "user", user);
    }

    private static AuditQuery query(String user, String event, long fromMillis, int limit) {
        return new AuditQuery(user, event, Instant.ofEpochMilli(fromMillis), AuditCursor.END, limit);
    }

    private static List<String> ids(AuditPage page) {
        return page.entries().stream().map(entry -> entry.cursor().id()).toList();
    }
}
