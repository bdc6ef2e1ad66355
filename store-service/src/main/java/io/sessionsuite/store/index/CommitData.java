package io.sessionsuite.store.index;

import io.sessionsuite.store.registry.StoreUid;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a commit tells about itself: format, store, and how far each partition is that can be trusted. */
record CommitData(Map<String, String> values) {

    /** Raised whenever documents are indexed in another way: an index of another format is emptied. */
    private static final String FORMAT = "2";

    private static final String FORMAT_KEY = "format";
    private static final String UID_KEY = "uid";

    /** @param positions null for a partition that is to be rebuilt */
    static CommitData of(StoreUid uid, int partitions, IntFunction<@Nullable Position> positions) {
        Map<String, String> values = new HashMap<>();
        values.put(FORMAT_KEY, FORMAT);
        values.put(UID_KEY, uid.text());
        for (int partition = 0; partition < partitions; partition++) {
            Position position = positions.apply(partition);
            if (position != null && !position.isUnknown()) {
                values.put(Integer.toString(partition), position.at() + " " + position.seen());
            }
        }
        return new CommitData(values);
    }

    boolean isOf(StoreUid uid) {
        return FORMAT.equals(values.get(FORMAT_KEY)) && uid.text().equals(values.get(UID_KEY));
    }

    Position position(int partition) {
        String text = values.get(Integer.toString(partition));
        if (text == null) {
            return Position.UNKNOWN;
        }
        int blank = text.indexOf(' ');
        return new Position(text.substring(0, blank), text.substring(blank + 1));
    }
}
