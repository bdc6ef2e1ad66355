package io.sessionsuite.store.query;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of answers (store 6.4). After these keys the identity decides, ascending in byte order. */
public record SortOrder(List<SortKey> keys) {

    /** What holds without a {@code sort}: the latest written first. */
    public static final SortOrder DEFAULT = new SortOrder(List.of(new SortKey("_m1.session.lastUpdated", true)));

    private static final int MOST_KEYS = 64;

    /**
     * Reads {@code path asc|desc, …}; blank or absent is {@link #DEFAULT}.
     *
     * @throws StoreError {@code E17} with the column, counted from 1
     */
    public static SortOrder parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        List<SortKey> keys = new ArrayList<>();
        int from = 0;
        while (from < text.length() && (keys.isEmpty() || !text.substring(from).isBlank())) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            keys.add(key(text.substring(from, to), from));
            from = to + 1;
            if (keys.size() > MOST_KEYS) {
                throw error("more than " + MOST_KEYS + " properties", to - 1);
            }
        }
        return new SortOrder(List.copyOf(keys));
    }

    private static SortKey key(String text, int position) {
        String[] words = text.strip().split("\\s+");
        if (words[0].isEmpty()) {
            throw error("no property", position);
        }
        if (words.length == 1) {
            throw error("no direction", position + text.stripTrailing().length());
        }
        if (words.length > 2 || !isDirection(words[1])) {
            throw error("neither asc nor desc", position + text.indexOf(words[1]));
        }
        return new SortKey(words[0], words[1].equalsIgnoreCase("desc"));
    }

    private static boolean isDirection(String word) {
        return word.equalsIgnoreCase("asc") || word.equalsIgnoreCase("desc");
    }

    private static StoreError error(String reason, int position) {
        return new StoreError(ErrorCode.SORT, "sort: " + reason + " at column " + (position + 1));
    }
}
