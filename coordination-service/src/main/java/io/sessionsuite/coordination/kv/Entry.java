package io.sessionsuite.coordination.kv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key and what stands under it.
 *
 * @param session the holder's id, empty if the key is free
 * @param value empty for an empty value and where values were not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass through unread
public record Entry(String key, long create, long modify, long lock, Flags flags, String session, byte[] value) {

    private static final Pattern STATE = Pattern.compile("(\\d+):(\\d+):(\\d+):(\\d+):(.*)");

    /** @param state {@code create:modify:lock:flags:session} */
    public static Entry of(String key, String state, byte[] value) {
        Matcher parts = STATE.matcher(state);
        if (!parts.matches()) {
            throw new IllegalStateException("Not the state of an entry: " + state);
        }
        return new Entry(
                key,
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                new Flags(parts.group(4)),
                parts.group(5),
                value);
    }
}
