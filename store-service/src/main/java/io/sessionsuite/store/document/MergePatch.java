package io.sessionsuite.store.document;

import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON Merge Patch (RFC 7386) on the bytes of values: what a patch does not touch keeps its spelling and its place.
 * Where a patch reaches into an object, members of one name become the last of them.
 */
final class MergePatch {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MergePatch() {}

    /** @param target null if there is nothing yet */
    static JsonValue apply(@Nullable JsonValue target, JsonValue patch) {
        MergePatch merged = new MergePatch();
        merged.value(target, patch);
        return JsonText.parse(merged.out.toByteArray());
    }

    private void value(@Nullable JsonValue target, JsonValue patch) {
        if (!patch.is(Kind.OBJECT)) {
            patch.writeTo(out);
            return;
        }
        Map<String, JsonMember> changes = byName(patch);
        char before = '{';
        if (target != null) {
            for (Map.Entry<String, JsonMember> kept : byName(target).entrySet()) {
                JsonMember change = changes.remove(kept.getKey());
                if (change == null || !change.value().is(Kind.NULL)) {
                    out.write(before);
                    before = ',';
                    member(kept.getValue(), change);
                }
            }
        }
        for (JsonMember change : changes.values()) {
            if (!change.value().is(Kind.NULL)) {
                out.write(before);
                before = ',';
                change.name().writeTo(out);
                out.write(':');
                value(null, change.value());
            }
        }
        if (before == '{') {
            out.write('{');
        }
        out.write('}');
    }

    private void member(JsonMember kept, @Nullable JsonMember change) {
        if (change == null) {
            kept.name().writeUpTo(kept.value(), out);
        } else {
            kept.name().writeTo(out);
            out.write(':');
            value(kept.value(), change.value());
        }
    }

    private static Map<String, JsonMember> byName(JsonValue object) {
        Map<String, JsonMember> members = new LinkedHashMap<>();
        for (JsonMember member : object.members()) {
            members.put(member.name().string(), member);
        }
        return members;
    }
}
