package io.sessionsuite.coordination.check;

import java.time.Duration;
import java.util.Locale;

/**
 * A check of a node as it is registered.
 *
 * @param service id of the service it checks, empty for the node
 * @param ttl it is critical when not heard of for so long; zero if it is not such a check
 */
public record Check(
        String node,
        String id,
        String name,
        CheckStatus status,
        String output,
        String service,
        String type,
        Duration ttl,
        Details details) {

    /**
     * What is kept as it came.
     *
     * @param definition JSON
     */
    public record Details(String notes, String interval, String timeout, long exposedPort, String definition) {
        public static final Details NONE = new Details("", "", "", 0, "{}");
    }

    /** The id as keys hold it. */
    public String key() {
        return id.toLowerCase(Locale.ROOT);
    }

    /** The service's id as keys hold it. */
    public String serviceKey() {
        return service.toLowerCase(Locale.ROOT);
    }
}
