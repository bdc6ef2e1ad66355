package io.sessionsuite.store.query;

import java.util.List;

/** What a query came to. */
sealed interface Outcome {

    /** Identities in order. */
    record Hits(List<String> ids) implements Outcome {}

    record Refused(String reason) implements Outcome {}
}
