package io.sessionsuite.store.system;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.registry.KeyPath;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The system parameters with a meaning, and what values parameters may have (store 2.3). */
final class KnownParameters {

    static final String INIT = "init";
    static final String CORS = "cors";
    static final int MOST = 64;
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("bucket", ""),
            Map.entry("region", ""),
            Map.entry("password-min-length", "8"),
            Map.entry("token-expire-ms", "86400000"),
            Map.entry(CORS, ""),
            Map.entry("geo", "false"),
            Map.entry("publish-permissive", "false"),
            Map.entry("property-ip", "_m1.ip"),
            Map.entry("property-received", "_m1.receivedUTC"),
            Map.entry(SystemParameters.PROPERTY_SESSION_ID, "session.id"));

    private static final List<String> CONSTANT = List.of("property-ip", "property-received");
    private static final int LONGEST_NAME = 128;
    private static final int LARGEST_VALUE = 64 * 1024;

    private KnownParameters() {}

    /** @throws StoreError if one of them cannot be set so */
    static void require(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw refusal("names of system parameters have 1 to " + LONGEST_NAME + " characters");
            }
            if (value.getBytes(StandardCharsets.UTF_8).length > LARGEST_VALUE) {
                throw refusal(name + " is over " + LARGEST_VALUE + " bytes");
            }
            if (name.equals(INIT) || (CONSTANT.contains(name) && !value.equals(DEFAULTS.get(name)))) {
                throw refusal(name + " cannot be set");
            }
            if (name.equals(SystemParameters.PROPERTY_SESSION_ID)) {
                KeyPath.of(value);
            }
        });
    }

    /** A JSON array or a comma list; what is neither lets nobody in. */
    static List<String> origins(String text) {
        String list = text.strip();
        if (!list.startsWith("[")) {
            return Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(origin -> !origin.isEmpty())
                    .toList();
        }
        try {
            return new JsonArray(list).stream().map(String::valueOf).toList();
        } catch (DecodeException e) {
            return List.of();
        }
    }

    private static StoreError refusal(String message) {
        return new StoreError(ErrorCode.PARAMETER, message);
    }
}
