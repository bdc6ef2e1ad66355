package io.sessionsuite.store.registry;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import java.util.List;

/**
 * The dotted property whose value identifies a document (store 5.2).
 *
 * @param steps the member names from the top
 */
public record KeyPath(String text, List<String> steps) {

    private static final int LONGEST = 256;

    /** @throws StoreError {@code E22} if empty, over 256 characters, or with a leading, trailing or double dot */
    public static KeyPath of(String text) {
        List<String> steps = List.of(text.split("\\.", -1));
        if (text.length() > LONGEST || steps.stream().anyMatch(String::isEmpty)) {
            throw new StoreError(
                    ErrorCode.KEY_PATH, "key is no dotted property name of at most " + LONGEST + " characters");
        }
        return new KeyPath(text, steps);
    }
}
