package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonSyntaxException;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import io.sessionsuite.store.registry.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of NDJSON: exactly one of {@code upsert}, {@code merge}, {@code delete} (store 5.6). */
final class BulkLine {

    private final long number;
    private final byte @Nullable [] text;

    /**
     * @param number from 1
     * @param text null: the line is over the limit
     */
    BulkLine(long number, byte @Nullable [] text) {
        this.number = number;
        this.text = text;
    }

    long number() {
        return number;
    }

    int size() {
        return text == null ? 0 : text.length;
    }

    /** @throws StoreError if it is no op */
    Change change(Store store, DocumentLimits limits) {
        JsonValue line = parse(limits);
        JsonMember what = null;
        JsonValue ttl = null;
        JsonValue ifVersion = null;
        for (JsonMember member : line.members()) {
            switch (member.name().string()) {
                case "ttl" -> ttl = member.value();
                case "ifVersion" -> ifVersion = member.value();
                default -> {
                    if (what != null) {
                        throw shape();
                    }
                    what = member;
                }
            }
        }
        if (what == null) {
            throw shape();
        }
        Change change = change(what, limits.ttl(ttl, "line"), store, limits);
        Long version = limits.ifVersion(ifVersion, "line");
        return version == null ? change : change.onlyAt(version);
    }

    private static Change change(JsonMember what, @Nullable Long ttl, Store store, DocumentLimits limits) {
        JsonValue value = what.value();
        String name = what.name().string();
        return switch (name) {
            case "upsert" -> new Change.Put(limits.identityOf(value, store, name), value, ttl, null);
            case "merge" ->
                new Change.Merge(limits.identityOf(value, store, name), List.of(new Change.Patch(value, ttl)), null);
            case "delete" -> new Change.Delete(limits.identityToDelete(value, name), null);
            default -> throw shape();
        };
    }

    private JsonValue parse(DocumentLimits limits) {
        if (text == null) {
            throw new StoreError(ErrorCode.TOO_LARGE, "line over " + limits.size() + " bytes");
        }
        try {
            JsonValue value = JsonText.parse(text);
            if (value.is(Kind.OBJECT)) {
                return value;
            }
        } catch (JsonSyntaxException e) {
            throw new StoreError(ErrorCode.OPS_SYNTAX, "line is no JSON: byte " + e.offset(), e);
        }
        throw shape();
    }

    private static StoreError shape() {
        return new StoreError(
                ErrorCode.OPS_SHAPE, "line: one of upsert, merge, delete, and besides only ttl and ifVersion");
    }
}
