package io.sessionsuite.store.query;

import static io.sessionsuite.store.query.Fixture.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.store.index.SearchedDocuments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What values, patterns and ranges match (store 6.3). */
class QueryValuesTest {

    private static SearchedDocuments documents;

    @BeforeAll
    static void index() {
        documents = Fixture.documents();
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    private static void found(String ids, String... queries) {
        for (String query : queries) {
            assertThat(Fixture.ids(documents, query)).as(query).isEqualTo(ids);
        }
    }

    @Test
    @DisplayName("S-087 S-088 S-089 S-090 S-091 S-092 S-093 strings match whole and exactly, escapes removed")
    void strings() {
        found("2", "b:foo", "b:\\u0066oo", "b:\"\\u0066oo\"");
        found("", "b:Foo", "b:FOO");
        found("1", "b:\"Foo Bar\"", "b:Foo\\ Bar", "b:\"Foo Bar\"~3");
        found("3", "b:a@b.com");
        found("4", "b:\"http://x/y\"");
        found("5", "b:a\\:1");
        found("6", "b:\"\"");
        for (String query : List.of("b:http://x/y", "b:\\u00zz", "b:\\u12", "b:x\\", "b:\"x")) {
            Fixture.assertRefused(documents, query);
        }
    }

    @Test
    @DisplayName("S-094 S-095 S-096 wildcards, regular expressions and fuzzy texts match whole strings")
    void patterns() {
        found("", "b:\"fo*\"", "b:fo", "b:/fo/");
        found("2", "b:fo*", "b:*oo", "b:f?o", "b:/fo.*/", "b:foo~1", "b:fooo~1", "b:ofo~", "b:fo*~2", "b:foo~0.5");
        found("1,2,3,4,5", "b:?*");
        found("4", "b:*\\/y", "b:/http:\\/\\/x\\/y/");
        found("", "n:5*", "n:/5/", "n:5~1");
        for (String query : List.of("b:foo~1.5", "b:foo~6854775801", "b:/fo.*/x", "b://")) {
            Fixture.assertRefused(documents, query);
        }
    }

    @Test
    @DisplayName("S-099 S-100 S-101 S-102 S-105 S-106 numbers and booleans match in every spelling of theirs")
    void scalars() {
        found("1,6", "n:5", "n:\"5\"", "n:5.0", "n:5e0", "n:\\+5", "n:50e-1");
        found("2", "n:\"-5\"", "n:\\-5", "f:2", "f:2.0", "o:false");
        found("1,2", "f:[1 TO 2]");
        found("1", "o:true");
        found("", "n:abc", "o:1", "o:T", "n:5.1", "nosuch:1", "nosuch:*");
        Fixture.assertRefused(documents, "n:-5");
    }

    @Test
    @DisplayName("S-103 S-104 S-110 ranges of numbers and of strings in byte order")
    void ranges() {
        found("1,6", "n:[1 TO 5]", "n:{1 TO 5]", "n:[5 TO 10}", "n:[4.5 TO 5.5]");
        found("1,3,6", "n:[1 TO *]");
        found("2,4", "n:[* TO 0]");
        found("2", "n:[-5 TO -1]", "b:[foo TO goo]");
        found("", "n:[10 TO 1]", "n:{5 TO 5]", "b:[A TO B]");
        found("2,3,4,5", "b:[a TO *]");
        found("1,2", "a:[x TO y}");
        found("1", "a:{x TO z}");
        found("1,2,3", "session.id:[1 TO 3]");
        for (String query : List.of("b:[a\\ b TO z]", "b:[a to z]", "b:[a TO z", "b:[a z]", "b:[TO z]")) {
            Fixture.assertRefused(documents, query);
        }
    }

    @Test
    @DisplayName("S-103 ranges of booleans, false before true")
    void booleanRanges() {
        found("1,2", "o:[false TO true]", "o:[* TO true]", "o:[false TO *]");
        found("1", "o:{false TO true]", "o:[true TO *]", "o:{\"false\" TO *]");
        found("", "o:[true TO false]", "o:[a TO z]", "o:{true TO *]");
    }

    @Test
    @DisplayName("S-107 S-108 dates match by time, quoted, escaped or in a range")
    void dates() {
        found("1", "d:\"2021-02-05T04:06:36Z\"", "d:2021-02-05T04\\:06\\:36Z", "d:\"2021-02-05T04:06:36.000Z\"");
        found("1", "d:[2021-02-05 TO 2021-02-06]", "d:\"2021-02-04T04:06:36Z+1DAY\"");
        found("1,2", "d:[2021-01-01T00:00:00Z TO NOW]", "d:[NOW-10YEARS/DAY TO *]");
        found("2", "d:{2021-02-05T04:06:36Z TO *]", "d:[2022-01-01T00:00:00.500Z TO 2022-01-01T00:00:00.500Z]");
        found("", "d:[2021-02-05T04:06:36+01:00 TO 2021-02-05T04:06:36+01:00]");
        Fixture.assertRefused(documents, "d:2021-02-05T04:06:36Z");
    }

    @Test
    @DisplayName("S-109 date math finds times kept as epoch milliseconds, whole or with a fraction")
    void epochs() {
        long recent = Fixture.NOW - 60_000;
        try (SearchedDocuments events = new SearchedDocuments(Map.of(
                "1", "{\"event\":{\"time\":" + recent + "}}",
                "2", "{\"event\":{\"time\":" + (Fixture.NOW - 7_200_000) + "}}",
                "3", "{\"event\":{\"time\":" + recent + ".5}}"))) {
            assertThat(events.search(
                            Fixture.LANGUAGE.parse("event.time:[NOW-1HOUR TO *]"), SortOrder.DEFAULT, Fixture.NOW))
                    .containsExactly("1", "3");
        }
    }

    @Test
    @DisplayName("S-111 S-112 S-120 S-121 a path exists where a value is at it or below; names are case-sensitive")
    void existence() {
        found("1,2,3", "a:*", "a:[* TO *]", "a:{* TO *}", "a:**", "a:(x OR *)");
        found("4,5,6", "-a:*", "*:* -a:*");
        found(ALL, "b:*", "session:*", "session.id:*");
        found("", "A:*", "Session:*");
    }

    @Test
    @DisplayName("S-117 S-118 S-119 maps nest by dots, arrays of maps are flattened")
    void nesting() {
        try (SearchedDocuments nested = new SearchedDocuments(Map.of(
                "1", "{\"event\":{\"data\":{\"foo\":\"epe\"}}}",
                "2", "{\"l\":[{\"k\":1,\"v\":2},{\"k\":3,\"v\":4}]}",
                "3", "{\"a.b\":1}"))) {
            assertThat(Fixture.ids(nested, "event.data.foo:epe")).isEqualTo("1");
            assertThat(Fixture.ids(nested, "l.k:1 AND l.v:4")).isEqualTo("2");
            assertThat(Fixture.ids(nested, "a.b:1")).isEqualTo("3");
        }
    }

    @Test
    @DisplayName("S-050 S-053 longs and doubles compare exactly, one path may hold both and strings")
    void exactness() {
        try (SearchedDocuments numbers = new SearchedDocuments(Map.of(
                "1", "{\"n\":9007199254740993}",
                "2", "{\"n\":9007199254740992}",
                "3", "{\"n\":9007199254740992.0}",
                "4", "{\"n\":99999999999999999999}",
                "5", "{\"n\":0.1}",
                "6", "{\"n\":\"9007199254740993\"}"))) {
            assertThat(Fixture.ids(numbers, "n:9007199254740993")).isEqualTo("1,6");
            assertThat(Fixture.ids(numbers, "n:9007199254740992")).isEqualTo("2,3");
            assertThat(Fixture.ids(numbers, "n:{9007199254740992 TO 9007199254740993]"))
                    .isEqualTo("1,6");
            assertThat(Fixture.ids(numbers, "n:99999999999999999999")).isEqualTo("4");
            assertThat(Fixture.ids(numbers, "n:0.1")).isEqualTo("5");
            assertThat(Fixture.ids(numbers, "n:[* TO 0.1]")).isEqualTo("5");
            assertThat(Fixture.ids(numbers, "n:[9223372036854775808 TO 1e400]")).isEqualTo("4");
            assertThat(Fixture.ids(numbers, "n:1e400000000")).isEmpty();
            assertThat(Fixture.ids(numbers, "n:[1e-400000000 TO 1]")).isEqualTo("5");
        }
    }

    @Test
    @DisplayName("S-052 a long string is not found by value, its path exists")
    void longStrings() {
        String text = "x".repeat(8191);
        try (SearchedDocuments texts =
                new SearchedDocuments(Map.of("1", "{\"s\":\"" + text + "\"}", "2", "{\"s\":\"" + text + "y\"}"))) {
            assertThat(Fixture.ids(texts, "s:" + text)).isEqualTo("1");
            assertThat(Fixture.ids(texts, "s:" + text + "y")).isEmpty();
            assertThat(Fixture.ids(texts, "s:x*")).isEqualTo("1");
            assertThat(Fixture.ids(texts, "s:*")).isEqualTo("1,2");
        }
    }
}
