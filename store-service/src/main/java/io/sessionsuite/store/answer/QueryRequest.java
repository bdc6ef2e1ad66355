package io.sessionsuite.store.answer;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreConfig.Consistency;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.form.Parameters;
import java.util.Optional;

/**
 * A query as it was asked, its text still unread.
 *
 * @param sort blank or absent: the default order
 * @param start items to leave out
 * @param rows most items
 * @param paths none: everything
 */
record QueryRequest(
        String store,
        String q,
        Optional<String> sort,
        long start,
        long rows,
        PathSelection paths,
        Format format,
        Optional<String> cursorMark,
        Consistency consistency) {

    /** @throws StoreError {@code E6}, {@code E16} or {@code E29} */
    static QueryRequest of(Parameters parameters, StoreConfig config) {
        QueryRequest request = new QueryRequest(
                parameters.required("store"),
                parameters.required("q"),
                parameters.optional("sort"),
                parameters.optionalLong("start", 0, 0, Long.MAX_VALUE, ErrorCode.PAGE),
                parameters.optionalLong("rows", config.query().defaultRows(), 0, Long.MAX_VALUE, ErrorCode.PAGE),
                PathSelection.parse(
                        parameters.optional("fl").orElse(""), config.limits().projectionCount()),
                parameters.optional("format").map(Format::of).orElse(Format.JSON),
                parameters.optional("cursorMark"),
                parameters
                        .optional("consistency")
                        .map(QueryRequest::consistency)
                        .orElse(config.query().consistency()));
        if (request.cursorMark().isPresent() && (request.start() > 0 || request.format() != Format.JSON)) {
            throw new StoreError(ErrorCode.PARAMETER, "cursorMark goes with neither start nor another format");
        }
        return request;
    }

    private static Consistency consistency(String text) {
        return switch (text) {
            case "strong" -> Consistency.STRONG;
            case "eventual" -> Consistency.EVENTUAL;
            default -> throw new StoreError(ErrorCode.PARAMETER, "consistency is neither strong nor eventual");
        };
    }
}
