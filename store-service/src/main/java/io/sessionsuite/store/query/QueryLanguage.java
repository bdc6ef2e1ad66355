package io.sessionsuite.store.query;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses queries under the limits and defaults of the configuration. */
@Singleton
public class QueryLanguage {

    private final QueryLimits limits;
    private final @Nullable String defaultProperty;

    @Inject
    public QueryLanguage(StoreConfig config) {
        this(
                QueryLimits.of(
                        config.limits().querySize().asLongValue(),
                        config.limits().queryDepth(),
                        config.limits().clauseCount()),
                config.query().defaultProperty().orElse(null));
    }

    QueryLanguage(QueryLimits limits, @Nullable String defaultProperty) {
        this.limits = limits;
        this.defaultProperty = defaultProperty;
    }

    /** @throws StoreError {@code E15} with the column, counted from 1 */
    public ParsedQuery parse(String text) {
        if (tooLong(text)) {
            throw new StoreError(ErrorCode.QUERY, "query is longer than " + limits.bytes() + " bytes");
        }
        return new QueryParser(text, limits, defaultProperty).parse();
    }

    private boolean tooLong(String text) {
        return text.length() > limits.bytes()
                || text.length() * 3L > limits.bytes() && text.getBytes(StandardCharsets.UTF_8).length > limits.bytes();
    }
}
