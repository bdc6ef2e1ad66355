package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.http.JsonText;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node as it is registered.
 *
 * @param id lower-case UUID, or empty
 * @param taggedAddresses null and empty are told apart in answers
 */
public record Node(
        String id,
        String name,
        String address,
        String datacenter,
        @Nullable Map<String, String> taggedAddresses,
        @Nullable Map<String, String> meta) {

    /** The name as keys hold it. */
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The members answers show between the id and the indexes, without braces; so they stand in Redis. */
    public String members() {
        JsonText json =
                new JsonText().member("Node", name).member("Address", address).member("Datacenter", datacenter);
        write(json.name("TaggedAddresses"), taggedAddresses);
        write(json.name("Meta"), meta);
        return json.toString();
    }

    static void write(JsonText json, @Nullable Map<String, String> map) {
        if (map == null) {
            json.raw("null");
            return;
        }
        json.openObject();
        map.forEach(json::member);
        json.closeObject();
    }
}
