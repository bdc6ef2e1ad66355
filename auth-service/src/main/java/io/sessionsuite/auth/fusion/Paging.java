package io.sessionsuite.auth.fusion;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The next page of a list, as a link in a header: the body stays a plain array. */
final class Paging {

    private Paging() {}

    /** The same query with another cursor; nothing on the last page. */
    static Answer linked(Answer page, HttpServerRequest request, @Nullable String next) {
        if (next == null) {
            return page;
        }
        String kept = QueryParameters.of(request).parameters().pairs().stream()
                .filter(pair -> !pair.name().equals("cursor") && !pair.name().equals("apiKey"))
                .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()) + "&")
                .collect(Collectors.joining());
        return page.with("Link", "<" + request.path() + "?" + kept + "cursor=" + encoded(next) + ">; rel=\"next\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
