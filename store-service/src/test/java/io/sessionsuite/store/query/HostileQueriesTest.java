package io.sessionsuite.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sessionsuite.store.index.SearchedDocuments;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Queries made to cost much are answered or refused at once (store 8.1, 10). */
class HostileQueriesTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static SearchedDocuments documents;

    @BeforeAll
    static void index() {
        documents = Fixture.documents();
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    @Test
    @DisplayName("S-116 a million parentheses are refused, without exhausting the stack")
    void parentheses() {
        int half = 500_000;
        for (String query : List.of(
                "(".repeat(half) + "a:x" + ")".repeat(half - 10),
                "(".repeat(1 << 20),
                "filter(".repeat(100_000),
                "a:(".repeat(300_000),
                "-(".repeat(half))) {
            assertTimeout(AT_ONCE, () -> Fixture.assertRefused(documents, query));
        }
        assertThat(Fixture.ids(documents, "(".repeat(100) + "a:x" + ")".repeat(100)))
                .isEqualTo("1,2");
        Fixture.assertRefused(documents, "(".repeat(101) + "a:x" + ")".repeat(101));
    }

    @Test
    @DisplayName("S-115 100,000 alternatives of a property are one clause")
    void alternatives() {
        String values = IntStream.range(0, 100_000).mapToObj(i -> "v" + i).collect(Collectors.joining(" "));
        assertTimeout(AT_ONCE, () -> assertThat(Fixture.ids(documents, "a:(x " + values + ")"))
                .isEqualTo("1,2"));
        assertTimeout(AT_ONCE, () -> assertThat(Fixture.ids(documents, "-a:(x " + values + ")"))
                .isEqualTo("3,4,5,6"));
    }

    @Test
    @DisplayName("S-115 more clauses than the limit are refused")
    void clauses() {
        String most = IntStream.range(0, 65_536).mapToObj(i -> "a" + i + ":1").collect(Collectors.joining(" "));
        assertTimeout(AT_ONCE, () -> Fixture.LANGUAGE.parse(most));
        Fixture.assertRefused(documents, most + " b:1");
    }

    @Test
    @DisplayName("S-097 S-098 regular expressions that are malformed or would build for minutes are refused")
    void regexes() {
        for (String query : List.of(
                "b:/[/",
                "b:/((a{1,100}){1,100}){1,100}/",
                "b:/a{1,101}/",
                "b:/a{200}/",
                "b:/a{5,}{5}/",
                "b:/(x|a{2}b){3}/",
                "b:/\"\\\"(a{99}){99}(\"b){9}/",
                "b:/a{9999999999}/",
                "b:/" + "a".repeat(257) + "/")) {
            long start = System.nanoTime();
            Fixture.assertRefused(documents, query);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(query).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(Fixture.ids(documents, "b:/fo{1,100}/")).isEqualTo("2");
        assertThat(Fixture.ids(documents, "b:/([a-z]*)+/")).isEqualTo("2,6");
    }

    @Test
    @DisplayName("S-097 patterns of one query are bounded in number and length")
    void patterns() {
        assertTimeout(AT_ONCE, () -> {
            Fixture.assertRefused(documents, "b:/a/ ".repeat(101));
            Fixture.assertRefused(documents, "b:*a ".repeat(4097));
            assertThat(Fixture.ids(documents, "b:" + "?".repeat(1_000_000))).isEmpty();
            assertThat(Fixture.ids(documents, "b:" + "x".repeat(1_000_000) + "~"))
                    .isEmpty();
            Fixture.assertRefused(documents, "b:[a TO c] ".repeat(4097));
            assertThat(Fixture.ids(documents, "b:[" + "x".repeat(500_000) + " TO *]"))
                    .isEmpty();
            assertThat(Fixture.ids(documents, "n:" + "1".repeat(1_000_000))).isEmpty();
            assertThat(Fixture.ids(documents, "n:[" + "1".repeat(1_000_000) + " TO *]"))
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("S-097 patterns too large to be kept while a query waits are found all the same")
    void largePatterns() {
        assertThat(Fixture.ids(documents, "b:/.*o.{8}|foo/ AND b:/fo*/")).isEqualTo("2");
        assertThat(Fixture.ids(documents, "b:/fo*/ -b:/.*o.{8}|foo/")).isEmpty();
    }

    @Test
    @DisplayName("S-115 S-116 a filter of many or deeply nested prohibited clauses is judged at once")
    void filters() {
        String values = IntStream.range(0, 10_000).mapToObj(i -> "v" + i).collect(Collectors.joining(" "));
        String wide = IntStream.range(0, 500).mapToObj(i -> "-b:v" + i).collect(Collectors.joining(" "));
        judged("filter(-a:(x " + values + ") -a:z)", "4,5,6");
        judged("filter(-a:(x " + values + "))", "");
        judged("filter(-a:x " + wide + ")", "3,4,5,6");
        judged("filter(" + "-(b:y ".repeat(97) + wide + ")".repeat(97) + " -a:x)", "3,4,5,6");
    }

    private static void judged(String filter, String ids) {
        assertTimeout(AT_ONCE, () -> assertThat(Fixture.ids(documents, filter)).isEqualTo(ids));
    }

    @Test
    @DisplayName("S-116 a query longer than the limit is refused")
    void length() {
        assertThat(Fixture.LANGUAGE.parse("b:" + "é".repeat((1 << 19) - 1)).condition())
                .isInstanceOf(Condition.Equal.class);
        assertThatThrownBy(() -> Fixture.LANGUAGE.parse("b:" + "é".repeat(1 << 19)))
                .hasMessage("query is longer than 1048576 bytes");
    }
}
