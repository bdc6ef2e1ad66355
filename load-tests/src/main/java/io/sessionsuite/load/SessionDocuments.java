package io.sessionsuite.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Documents as session trackers write them: 300 to 1,500 bytes, users and addresses skewed, events mostly heartbeats. A
 * number gives the same document always, but for the time of its event.
 */
final class SessionDocuments {

    static final long FIRST_TIME = 1_790_000_000_000L;
    private static final int USERS = 100_000;
    private static final int ADDRESSES = 65_536;

    private SessionDocuments() {}

    static String id(long number) {
        return "s-" + number;
    }

    /** @param turn moves the time of the event on */
    static String document(long number, long turn) {
        SplittableRandom random = new SplittableRandom(number);
        int user = skewed(random, USERS);
        int address = skewed(random, ADDRESSES);
        String type = type(random.nextInt(100));
        String data = random.ints(2 + random.nextInt(10), 0, 200)
                .distinct()
                .mapToObj(key -> "\"k" + key + "\":\"value " + random.nextInt(1_000) + "\"")
                .collect(Collectors.joining(","));
        String known = random.nextInt(10) < 3 ? "" : "\"user\":{\"id\":\"u" + user + "\"},";
        return "{\"session\":{\"id\":\"%s\",\"start\":%d},%s\"ip\":\"10.%d.%d.1\",\"event\":{\"id\":\"e%d\",\"time\":%d,\"type\":\"%s\",\"data\":{%s}},\"tags\":[\"a\",\"b%d\"],\"agent\":\"%s\"}"
                .formatted(
                        id(number),
                        FIRST_TIME + number,
                        known,
                        address / 256,
                        address % 256,
                        turn,
                        FIRST_TIME + number * 7 + turn,
                        type,
                        data,
                        random.nextInt(50),
                        "x".repeat(50 + random.nextInt(500)));
    }

    /** A form that writes these documents, each with the event of that turn. */
    static String update(String store, LongStream numbers, long turn) {
        String documents = numbers.mapToObj(number -> document(number, turn))
                .collect(Collectors.joining(",", "[{\"upsert\":[", "]}]"));
        return "store=" + store + "&ops=" + URLEncoder.encode(documents, StandardCharsets.UTF_8);
    }

    private static int skewed(SplittableRandom random, int bound) {
        double uniform = random.nextDouble();
        return (int) (Math.pow(bound, uniform) - 1);
    }

    private static String type(int percent) {
        if (percent < 70) {
            return "heartbeat";
        }
        if (percent < 88) {
            return "pageView";
        }
        return percent < 97 ? "click" : "custom";
    }
}
