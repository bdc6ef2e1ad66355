package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Takes secrets out of a realm's configuration before it is shown, by the names of its members. */
final class SecretMask {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|signingkey).*");
    private static final TextNode MASK = TextNode.valueOf("********");

    private SecretMask() {}

    static ObjectNode masked(JsonMembers config) {
        ObjectNode copy = config.object().deepCopy();
        mask(copy);
        return copy;
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().toList().forEach(member -> {
                if (SECRET.matcher(member.getKey()).matches()
                        && member.getValue().isValueNode()) {
                    object.set(member.getKey(), MASK);
                } else {
                    mask(member.getValue());
                }
            });
        } else {
            node.forEach(SecretMask::mask);
        }
    }
}
