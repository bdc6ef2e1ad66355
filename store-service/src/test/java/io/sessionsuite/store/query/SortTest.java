package io.sessionsuite.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.index.SearchedDocuments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders (store 6.4); each is also walked in pages of two. */
class SortTest {

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
    @DisplayName("S-122 S-123 missing values are last in both directions, the identity decides between equal ones")
    void missing() {
        assertThat(Fixture.sorted(documents, "*", "n desc")).isEqualTo("3,1,6,4,2,5");
        assertThat(Fixture.sorted(documents, "*", "n desc, session.id asc")).isEqualTo("3,1,6,4,2,5");
        assertThat(Fixture.sorted(documents, "*", "n asc")).isEqualTo("2,4,1,6,3,5");
        assertThat(Fixture.sorted(documents, "*", "d desc")).isEqualTo("2,1,3,4,5,6");
        assertThat(Fixture.sorted(documents, "*", "f asc")).isEqualTo("1,2,3,4,5,6");
        assertThat(Fixture.sorted(documents, "*", "o asc")).isEqualTo("2,1,3,4,5,6");
        assertThat(Fixture.sorted(documents, "*", "b desc")).isEqualTo("4,2,3,5,1,6");
        assertThat(Fixture.sorted(documents, "*", "n asc, b desc")).isEqualTo("2,4,1,6,3,5");
    }

    @Test
    @DisplayName(
            "S-124 S-125 extra blanks, upper case and a trailing comma are fine, an unknown property is all missing")
    void syntax() {
        for (String sort : List.of("n ASC", "n  asc", "n asc,", " n asc , ", "n\tasc")) {
            assertThat(Fixture.sorted(documents, "*", sort)).as(sort).isEqualTo("2,4,1,6,3,5");
        }
        assertThat(Fixture.sorted(documents, "*", "nosuch asc")).isEqualTo("1,2,3,4,5,6");
        assertThat(SortOrder.parse(" ")).isEqualTo(SortOrder.DEFAULT);
        assertThat(SortOrder.parse("score desc").keys()).containsExactly(new SortKey("score", true));
    }

    @Test
    @DisplayName("S-124 a sort without direction, with an unknown one or without property is refused")
    void refused() {
        for (String sort : List.of("n", "n up", "n asc b desc", "n asc,,b desc", ",n asc", ",", "n asc, b")) {
            assertThatThrownBy(() -> SortOrder.parse(sort))
                    .as(sort)
                    .isInstanceOfSatisfying(
                            StoreError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.SORT));
        }
        assertThatThrownBy(() -> SortOrder.parse("n asc, b up")).hasMessage("sort: neither asc nor desc at column 10");
    }

    @Test
    @DisplayName("S-126 of several values ascending takes the smallest, descending the largest")
    void several() {
        assertThat(Fixture.sorted(documents, "a:*", "a asc")).isEqualTo("1,2,3");
        assertThat(Fixture.sorted(documents, "a:*", "a desc")).isEqualTo("3,1,2");
    }

    @Test
    @DisplayName("S-127 numbers, instants, other strings, booleans, missing; descending the exact reverse but missing")
    void mixedTypes() {
        try (SearchedDocuments mixed = new SearchedDocuments(Map.ofEntries(
                Map.entry("a", "{\"v\":9007199254740993}"),
                Map.entry("b", "{\"v\":9007199254740992.0}"),
                Map.entry("c", "{\"v\":-1.5}"),
                Map.entry("d", "{\"v\":\"2021-02-05T04:06:36Z\"}"),
                Map.entry("e", "{\"v\":\"2020-12-31T23:59:59.5Z\"}"),
                Map.entry("f", "{\"v\":\"Z\"}"),
                Map.entry("g", "{\"v\":\"1\"}"),
                Map.entry("h", "{\"v\":true}"),
                Map.entry("i", "{\"v\":false}"),
                Map.entry("j", "{\"w\":1}"),
                Map.entry("k", "{\"v\":[true,3]}")))) {
            assertThat(Fixture.sorted(mixed, "*", "v asc")).isEqualTo("c,k,b,a,e,d,g,f,i,h,j");
            assertThat(Fixture.sorted(mixed, "*", "v desc")).isEqualTo("h,k,i,f,g,d,e,a,b,c,j");
        }
    }

    @Test
    @DisplayName("S-127 the greatest and the least numbers are not taken for missing")
    void extremes() {
        try (SearchedDocuments extremes = new SearchedDocuments(Map.of(
                "b",
                "{\"l\":9223372036854775807,\"d\":1e400}",
                "a",
                "{}",
                "c",
                "{\"l\":-9223372036854775808,\"d\":-1e400}"))) {
            assertThat(Fixture.sorted(extremes, "*", "l asc")).isEqualTo("c,b,a");
            assertThat(Fixture.sorted(extremes, "*", "l desc")).isEqualTo("b,c,a");
            assertThat(Fixture.sorted(extremes, "*", "d asc")).isEqualTo("c,b,a");
            assertThat(Fixture.sorted(extremes, "*", "d desc")).isEqualTo("b,c,a");
        }
    }

    @Test
    @DisplayName("S-127 instants alone sort by time, whatever their spelling")
    void instants() {
        try (SearchedDocuments times = new SearchedDocuments(Map.of(
                "a", "{\"t\":\"2021-02-05T04:06:36.5Z\"}",
                "b", "{\"t\":\"2021-02-05T04:06:36Z\"}",
                "c", "{\"t\":[\"+12021-02-05T04:06:36Z\",\"-0001-01-01T00:00:00Z\"]}"))) {
            assertThat(Fixture.sorted(times, "*", "t asc")).isEqualTo("c,b,a");
            assertThat(Fixture.sorted(times, "*", "t desc")).isEqualTo("c,a,b");
        }
    }

    @Test
    @DisplayName("S-144 values of a sort key travel as text and come back")
    void encoding() {
        for (SortValue value : List.of(
                new SortValue.Missing(),
                new SortValue.Whole(-5),
                new SortValue.Real(1.5),
                new SortValue.Time(7),
                new SortValue.Text("a b"),
                new SortValue.Text(""),
                new SortValue.Truth(true))) {
            assertThat(SortValue.decoded(value.encoded())).isEqualTo(value);
        }
        assertThatThrownBy(() -> SortValue.decoded("x")).isInstanceOf(IllegalArgumentException.class);
    }
}
