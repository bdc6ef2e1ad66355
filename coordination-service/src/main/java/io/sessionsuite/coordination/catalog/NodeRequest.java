package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.json.Names;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A node as bodies give it. */
public final class NodeRequest {

    private static final int UUID_LENGTH = 36;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private NodeRequest() {}

    /**
     * Reads the members of a node; others are left to the caller.
     *
     * @param meta name of the member with the node's meta data
     * @throws MalformedJson for a member of a wrong kind, and for bad names
     */
    public static Node parse(JsonMembers json, String meta, String datacenter) {
        json.textOrEmpty("Datacenter");
        return new Node(
                json.textOrEmpty("ID").toLowerCase(Locale.ROOT),
                Names.checked("Node", json.textOrEmpty("Node")),
                json.textOrEmpty("Address"),
                datacenter,
                textMap(json, "TaggedAddresses"),
                textMap(json, meta));
    }

    /** @throws CoordinationError 500 for a node without name or with a bad id */
    public static void check(Node node) {
        if (node.name().isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_NODE, "Must provide node");
        }
        String id = node.id();
        if (!id.isEmpty() && !UUID_TEXT.matcher(id).matches()) {
            String detail = id.length() == UUID_LENGTH ? "uuid is improperly formatted" : "uuid string is wrong length";
            throw new CoordinationError(ErrorCode.BAD_CATALOG_ENTRY, "Bad node ID: " + detail);
        }
    }

    private static @Nullable Map<String, String> textMap(JsonMembers json, String name) {
        return json.node(name) == null ? null : json.textMap(name);
    }
}
