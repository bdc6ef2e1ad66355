package io.sessionsuite.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.index.SearchedDocuments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The six documents of the contract's checklist (store 14). */
final class Fixture {

    /** The time of every search. */
    static final long NOW = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();

    static final QueryLimits LIMITS = QueryLimits.of(1 << 20, 100, 65_536);
    static final QueryLanguage LANGUAGE = new QueryLanguage(LIMITS, null);
    static final String ALL = "1,2,3,4,5,6";

    private static final List<String> MEMBERS = List.of(
            "\"ip\":\"1.1.1.1\",\"a\":[\"x\",\"y\"],\"b\":\"Foo Bar\",\"n\":5,\"f\":1.5,\"d\":\"2021-02-05T04:06:36Z\",\"o\":true",
            "\"ip\":\"2.2.2.2\",\"a\":[\"x\"],\"b\":\"foo\",\"n\":-5,\"f\":2.0,\"d\":\"2022-01-01T00:00:00.5Z\",\"o\":false",
            "\"a\":[\"z\"],\"b\":\"a@b.com\",\"n\":10",
            "\"b\":\"http://x/y\",\"n\":0",
            "\"b\":\"a:1\"",
            "\"b\":\"\",\"n\":5");

    private Fixture() {}

    static SearchedDocuments documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        for (int i = 0; i < MEMBERS.size(); i++) {
            String id = Integer.toString(i + 1);
            documents.put(id, "{\"session\":{\"id\":\"" + id + "\"}," + MEMBERS.get(i) + "}");
        }
        return new SearchedDocuments(documents);
    }

    /** The identities found, in their order, joined by commas. */
    static String ids(SearchedDocuments documents, String query) {
        return sorted(documents, query, "session.id asc");
    }

    static String sorted(SearchedDocuments documents, String query, String sort) {
        ParsedQuery parsed = LANGUAGE.parse(query);
        SortOrder order = SortOrder.parse(sort);
        String found = String.join(",", documents.search(parsed, order, NOW));
        String walked = String.join(",", documents.walk(parsed, order, NOW, 2));
        if (!found.equals(walked)) {
            throw new AssertionError("pages give " + walked + ", the whole " + found);
        }
        return found;
    }

    static void assertRefused(SearchedDocuments documents, String query) {
        assertThatThrownBy(() -> ids(documents, query)).as(query).isInstanceOfSatisfying(StoreError.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.QUERY);
            assertThat(error.text()).matches(".* at column [0-9]+");
        });
    }
}
