package io.sessionsuite.store.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Judges what writers and readers of registers saw. Each register has one writer, who writes 1, 2, 3 …, so that a
 * linear order exists exactly if no read is older than a write that ended before it began, newer than one that began
 * after it ended, or older than what a read that ended before it began saw.
 */
final class History {

    private History() {}

    /** @param value written or read; 0 before the first write */
    record Event(String register, boolean write, long value, long began, long ended) {}

    static List<String> contradictions(Collection<Event> events) {
        List<String> found = new ArrayList<>();
        for (Event read : events) {
            if (read.write()) {
                continue;
            }
            for (Event other : events) {
                if (!other.register().equals(read.register())) {
                    continue;
                }
                boolean before = other.ended() - read.began() < 0;
                boolean after = read.ended() - other.began() < 0;
                if (before && other.value() > read.value()
                        || after && other.value() < read.value()
                        || after && other.write() && other.value() == read.value()) {
                    found.add(read + " against " + other);
                }
            }
        }
        return found;
    }
}
