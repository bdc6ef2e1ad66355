package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.http.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service of a node as it is registered. */
public record Service(
        String id,
        String name,
        List<String> tags,
        String address,
        @Nullable Map<String, String> meta,
        long port,
        long weightPassing,
        long weightWarning,
        boolean enableTagOverride) {

    /** The id as keys hold it. */
    public String key() {
        return id.toLowerCase(Locale.ROOT);
    }

    /** The name as scripts compare it. */
    public String nameKey() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The members answers show before the indexes, without braces; so they stand in Redis. */
    String members() {
        JsonText json = new JsonText()
                .member("ID", id)
                .member("Service", name)
                .name("Tags")
                .openArray();
        tags.forEach(json::value);
        json.closeArray().member("Address", address);
        Node.write(json.name("Meta"), meta);
        return json.member("Port", port)
                .name("Weights")
                .openObject()
                .member("Passing", weightPassing)
                .member("Warning", weightWarning)
                .closeObject()
                .member("EnableTagOverride", enableTagOverride)
                .toString();
    }
}
