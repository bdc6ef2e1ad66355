package io.sessionsuite.store.query;

import static io.sessionsuite.store.query.Fixture.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.index.SearchedDocuments;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How clauses are joined (store 6.1, 6.2). */
class QueryOperatorsTest {

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
    @DisplayName("S-058 S-059 * and *:* are all documents")
    void all() {
        found(ALL, "*", "*:*", "(*)", "*:*^2");
    }

    @Test
    @DisplayName("S-067 S-068 S-069 S-070 S-071 values of a property, alone and in a group")
    void groups() {
        found("1,2", "a:x", "a:(x y)", "ip:(\"1.1.1.1\" OR \"2.2.2.2\")");
        found("1", "a:(x AND y)");
        found("1,2,3", "a:(x OR z)");
    }

    @Test
    @DisplayName("S-072 S-162 a whole query of prohibited clauses is all but those, any other such group is nothing")
    void negations() {
        found("3,4,5,6", "-a:x", "NOT a:x", "!a:x", "(-a:x)", "((-a:x))", "a:(-x)");
        found("", "(-a:x) OR (-n:5)", "+(-a:x)", "(-a:x)^2", "filter(-a:x)", "((-a:x))^=2");
        found("4,5", "filter(-a:x -n:5 -n:10)", "filter(-a:x -a:z -n:5)^2");
        found(ALL, "-(-a:x)");
        found("4,5", "-a:x -n:5 -n:10");
    }

    @Test
    @DisplayName("S-072 a filter of prohibited clauses is judged by what the engine leaves of it, as in Solr")
    void filters() {
        found("3,4,5,6", "filter(-a:x -a:x)", "filter(-a:x -a:\"x\")^3");
        found("2,3,4,5", "filter(-n:5 -n:05)", "filter(-n:[5 TO 5] -n:5)", "filter(-n:{4 TO 5] -n:[5 TO 6})");
        found("2,3,4,5", "filter(-n:5 -n:[5 TO 1])", "filter(-n:5 -filter(-a:x))");
        found(
                "",
                "filter((-a:x -a:x)^1)",
                "filter((-a:x -a:x)^2)",
                "filter(filter(-a:x))",
                "filter(-a:x filter(-n:5))");
        found("", "filter(-a:x -a:nothing~1)", "filter(-a:x -(+n:5 -n:05))", "filter(-a:x -*:*)");
        found(
                "4,5",
                "filter(filter(-a:x -a:z -n:5))",
                "filter(-a:x -a:z -n:5 a:nothing~1)",
                "filter(+(-a:(x z) -n:5))");
        found("4,5", "filter((-a:(x z) -n:5)^1)", "filter(-a:(x z)^2 -n:5^=2)");
        found("1,2", "-filter(-a:x -a:x)", "a:x AND filter(-a:z -a:z)");
        found("", "filter(-a:z -b:foo (-a:x -a:x))");
        found("1,4,5,6", "filter(-a:z -b:foo (-a:x))");
        found("1,3,4,5,6", "filter(-b:foo -(+a:x -filter(a:x)))");
        found("", "filter(-b:foo -(+a:x -a:x))", "filter(-a:x -n:5 filter(a:nothing~1))");
    }

    @Test
    @DisplayName("S-073 S-074 S-075 S-076 prohibited clauses beside others")
    void mixed() {
        found("6", "n:5 AND -a:x", "n:5 OR -a:x");
        found("", "n:5 AND (-a:x)");
        found("1,3,4,5,6", "n:5 OR (*:* -a:x)");
        found("1,6", "n:5 AND -(-a:x)");
    }

    @Test
    @DisplayName("S-077 S-078 S-079 S-080 S-081 S-082 AND makes both neighbours required, OR leaves them optional")
    void noPrecedence() {
        found("1", "a:x AND n:5 OR n:10", "n:10 OR a:x AND n:5", "a:x && n:5");
        found("1,2,3", "a:x n:10", "a:x || n:10");
        found("2", "+a:x -n:5", "a:x NOT n:5");
    }

    @Test
    @DisplayName("S-083 S-084 S-113 S-163 operators without their clauses, and bare terms, are refused")
    void refused() {
        for (String query : List.of(
                "a:x and n:5",
                "AND",
                "a:AND",
                "a:x AND",
                "OR a:x",
                "()",
                "a:()",
                "foo",
                "- a:x",
                "--a:x",
                "a:x&&n:5",
                "a:x - n:5",
                "+-a:x",
                "NOT NOT a:x",
                "a:x OR OR n:5",
                "(a:x",
                "a:x)",
                "a:",
                ":x",
                "a:-x",
                "a:NOT",
                "*:x",
                "a*:x",
                "\"a b\"",
                "[1 TO 2]",
                "a:x^",
                "a:x^-1",
                "a:x^=-1",
                "a:x^ 2",
                "a:(x)~2",
                "]")) {
            Fixture.assertRefused(documents, query);
        }
    }

    @Test
    @DisplayName("S-085 S-086 blanks, comments, filters and boosts change nothing")
    void decoration() {
        found("1,2", "a : x", "a: x", "\ta\u3000:\nx\r", "/* c */ a:x", "filter(a:x)", "a:x^2", "a:x^=3", "a:x^0.5");
        found(
                "1,2",
                "a:x /* /* nested */ */",
                "a:x /* never closed",
                "(a:x)^2",
                "filter(a:x)^2",
                "filter(filter(a:x))");
    }

    @Test
    @DisplayName("S-114 other query parsers are refused")
    void otherParsers() {
        for (String query :
                List.of("{!term f=b}foo", "a:x {!lucene}a:x", "_query_:\"a:x\"", "_val_:\"a\"", "a:{!x}y")) {
            Fixture.assertRefused(documents, query);
        }
    }

    @Test
    @DisplayName("S-113 a bare term looks into the default property where one is set")
    void defaultProperty() {
        QueryLanguage language = new QueryLanguage(Fixture.LIMITS, "a");
        assertThat(documents.search(language.parse("x -y"), SortOrder.parse("session.id asc"), Fixture.NOW))
                .containsExactly("2");
        assertThat(documents.search(language.parse("*"), SortOrder.DEFAULT, Fixture.NOW))
                .hasSize(6);
    }

    @Test
    @DisplayName("S-084 a refusal names the column, counted from 1")
    void columns() {
        assertThat(refusal("a:x AND")).isEqualTo("query ends early at column 8");
        assertThat(refusal("a:x foo")).isEqualTo("value without a property at column 5");
        assertThat(refusal("a:\"x")).isEqualTo("quote is not closed at column 3");
        assertThat(refusal("a:x )")).isEqualTo("unexpected close at column 5");
    }

    private static String refusal(String query) {
        try {
            Fixture.LANGUAGE.parse(query);
            return "";
        } catch (StoreError refused) {
            return refused.text();
        }
    }
}
