package io.sessionsuite.store.document;

import io.sessionsuite.store.StoreError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeMap;

/** What became of the lines so far. */
final class BulkReport {

    private static final int MOST_ERRORS = 100;

    private final TreeMap<Long, StoreError> errors = new TreeMap<>();
    private long applied;
    private long failed;
    private long settled;

    void applied(int lines) {
        applied += lines;
    }

    void failed(long line, StoreError error) {
        failed++;
        errors.put(line, error);
        if (errors.size() > MOST_ERRORS) {
            errors.pollLastEntry();
        }
    }

    /** All lines up to this one are applied or failed for good. */
    void settled(long line) {
        settled = line;
    }

    long settled() {
        return settled;
    }

    String encode() {
        JsonArray list = new JsonArray();
        errors.forEach((line, error) -> list.add(new JsonObject()
                .put("line", line)
                .put("status", error.code().status())
                .put("message", error.text())));
        return new JsonObject()
                .put("applied", applied)
                .put("failed", failed)
                .put("errors", list)
                .encode();
    }
}
