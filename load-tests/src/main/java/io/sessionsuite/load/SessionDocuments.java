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

    static String user(long number) {
        return "u" + skewed(new SplittableRandom(number), USERS);
    }

    static String address(long number) {
        SplittableRandom random = new SplittableRandom(number);
        skewed(random, USERS);
        int address = skewed(random, ADDRESSES);
        return "10." + address / 256 + "." + address % 256 + ".1";
    }

    /** @param turn moves the time of the event on */
    static String document(long number, long turn) {
        SplittableRandom random = new SplittableRandom(~number);
        String data = random.ints(2 + random.nextInt(10), 0, 200)
                .distinct()
                .mapToObj(key -> "\"k" + key + "\":" + value(key, random))
                .collect(Collectors.joining(","));
        String known = random.nextInt(10) < 3 ? "" : "\"user\":{\"id\":\"" + user(number) + "\"},";
        String parts =
                random.nextInt(10) == 0 ? ",\"parts\":[{\"of\":\"cart\",\"n\":1},{\"of\":\"list\",\"n\":2}]" : "";
        return "{\"session\":{\"id\":\"%s\",\"start\":%d},%s\"ip\":\"%s\",\"event\":{\"id\":\"e%d\",\"time\":%d,\"type\":\"%s\",\"data\":{%s}},\"tags\":[\"a\",\"b%d\"]%s,\"agent\":\"%s\"}"
                .formatted(
                        id(number),
                        FIRST_TIME + number,
                        known,
                        address(number),
                        turn,
                        FIRST_TIME + number * 7 + turn,
                        type(random.nextInt(100)),
                        data,
                        random.nextInt(50),
                        parts,
                        "x".repeat(50 + random.nextInt(500)));
    }

    /** Text, number or truth by the key; one of fifty is of another type than its key's. */
    private static String value(int key, SplittableRandom random) {
        int type = random.nextInt(50) == 0 ? key + 1 : key;
        return switch (type % 3) {
            case 0 -> "\"value " + random.nextInt(1_000) + "\"";
            case 1 -> Integer.toString(random.nextInt(1_000));
            default -> Boolean.toString(random.nextBoolean());
        };
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
