package io.sessionsuite.auth.fusion;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Function;

/** One page of a list that is held whole: the cursor is the number of items before it. */
record Slice(int start, int limit) {

    static Slice of(QueryParameters query) {
        String cursor = query.single("cursor").orElse("0");
        if (!cursor.matches("\\d{1,9}")) {
            throw FusionError.invalid("cursor");
        }
        return new Slice(Integer.parseInt(cursor), query.limit());
    }

    <T> Answer answer(List<T> all, Function<T, ?> view, HttpServerRequest request) {
        int from = Math.min(start, all.size());
        int to = Math.min(from + limit, all.size());
        Answer page = Answer.json(200, all.subList(from, to).stream().map(view).toList());
        return Paging.linked(page, request, to < all.size() ? Integer.toString(to) : null);
    }
}
