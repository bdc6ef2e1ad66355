package io.sessionsuite.store.answer;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;

/** How an answer is written (store 6.5). */
enum Format {
    JSON,
    CSV,
    NDJSON;

    static Format of(String text) {
        return switch (text) {
            case "json" -> JSON;
            case "csv" -> CSV;
            case "ndjson" -> NDJSON;
            default -> throw new StoreError(ErrorCode.PARAMETER, "format is neither json, csv nor ndjson");
        };
    }
}
