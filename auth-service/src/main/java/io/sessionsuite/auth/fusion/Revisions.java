package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.AuthError;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags: {@code ETag: "7"}, and the condition {@code If-Match}. */
final class Revisions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Revisions() {}

    static Answer tagged(Answer answer, long revision) {
        return answer.with("ETag", "\"" + revision + "\"");
    }

    /** The revision the client expects; null for none or any. What is no tag of ours never matches. */
    static @Nullable Long expected(HttpServerRequest request) {
        String condition = request.getHeader("If-Match");
        if (condition == null || condition.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(condition.strip());
        if (!tag.matches()) {
            throw new AuthError.Stale();
        }
        return Long.valueOf(tag.group(1));
    }
}
