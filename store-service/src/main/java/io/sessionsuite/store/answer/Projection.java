package io.sessionsuite.store.answer;

import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import java.io.ByteArrayOutputStream;

/** What {@code fl} leaves of a document: nested as stored, every value as it is spelled, subtrees whole. */
final class Projection {

    private final PathSelection paths;

    /** @param paths none: everything */
    Projection(PathSelection paths) {
        this.paths = paths;
    }

    byte[] of(byte[] document) {
        if (paths.isEmpty()) {
            return document;
        }
        byte[] left = object(JsonText.parse(document), "");
        return left.length == 0 ? new byte[] {'{', '}'} : left;
    }

    /** Empty if nothing is left. */
    private byte[] object(JsonValue object, String prefix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JsonMember member : object.members()) {
            String path = prefix + member.name().string();
            byte[] left = paths.contains(path) ? member.value().bytes() : below(member.value(), path);
            if (left.length > 0) {
                out.write(out.size() == 0 ? '{' : ',');
                member.name().writeTo(out);
                out.write(':');
                out.writeBytes(left);
            }
        }
        return closed(out, '}');
    }

    private byte[] below(JsonValue value, String path) {
        if (paths.isAbove(path) && value.is(Kind.OBJECT)) {
            return object(value, path + ".");
        }
        return paths.isAbove(path) && value.is(Kind.ARRAY) ? array(value, path) : new byte[0];
    }

    private byte[] array(JsonValue array, String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JsonValue element : array.elements()) {
            byte[] left = below(element, path);
            if (left.length > 0) {
                out.write(out.size() == 0 ? '[' : ',');
                out.writeBytes(left);
            }
        }
        return closed(out, ']');
    }

    private static byte[] closed(ByteArrayOutputStream out, char end) {
        if (out.size() > 0) {
            out.write(end);
        }
        return out.toByteArray();
    }
}
