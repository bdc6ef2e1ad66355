package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sessionsuite.auth.apikey.ApiKey;
import io.sessionsuite.auth.apikey.IssuedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param key its text, only in the answer that made it
 */
record ApiKeyView(
        String id,
        String name,
        List<String> roleNames,
        String createdAt,
        @Nullable String expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

    static ApiKeyView of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyView of(IssuedKey issued) {
        return of(issued.key(), issued.token().text());
    }

    private static ApiKeyView of(ApiKey key, @Nullable String text) {
        return new ApiKeyView(
                key.id().text(),
                key.name(),
                key.roleNames(),
                Times.text(key.createdAt()),
                Times.textOrNull(key.expiresAt()),
                text);
    }

    @Override
    public String toString() {
        return "ApiKeyView[" + id + "]";
    }
}
