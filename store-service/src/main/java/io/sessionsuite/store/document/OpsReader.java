package io.sessionsuite.store.document;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.json.JsonMember;
import io.sessionsuite.store.json.JsonSyntaxException;
import io.sessionsuite.store.json.JsonText;
import io.sessionsuite.store.json.JsonValue;
import io.sessionsuite.store.json.JsonValue.Kind;
import io.sessionsuite.store.registry.Store;
import org.jspecify.annotations.Nullable;

/** Understands {@code ops} (store 5.1), all of it before anything is written. */
final class OpsReader {

    private final DocumentLimits limits;
    private final Batch batch;
    private int items;

    private OpsReader(DocumentLimits limits, Store store) {
        this.limits = limits;
        this.batch = new Batch(store);
    }

    /** @throws StoreError {@code E8} to {@code E13}, {@code E23}, {@code E29} */
    static Batch read(byte[] ops, Store store, DocumentLimits limits) {
        OpsReader reader = new OpsReader(limits, store);
        JsonValue array = parse(ops);
        if (!array.is(Kind.ARRAY)) {
            throw new StoreError(ErrorCode.OPS_SHAPE, "ops: not an array");
        }
        int index = 0;
        for (JsonValue op : array.elements()) {
            reader.op(op, "ops[" + index++ + "]");
        }
        return reader.batch;
    }

    private static JsonValue parse(byte[] ops) {
        try {
            return JsonText.parse(ops);
        } catch (JsonSyntaxException e) {
            throw new StoreError(ErrorCode.OPS_SYNTAX, "ops is no JSON: byte " + e.offset(), e);
        }
    }

    private void op(JsonValue op, String place) {
        Members members = Members.of(op, place);
        Long ttl = limits.ttl(members.ttl, place);
        Long ifVersion = limits.ifVersion(members.ifVersion, place);
        int before = items;
        Identity last = upserts(members.upsert, ttl, place + ".upsert");
        last = or(merges(members.merge, ttl, place + ".merge"), last);
        last = or(deletes(members.delete, place + ".delete"), last);
        if (ifVersion != null) {
            if (items - before != 1 || last == null || batch.isConditional()) {
                throw new StoreError(
                        ErrorCode.PARAMETER, place + ".ifVersion: for one op of a request, and one item of that");
            }
            batch.onlyAt(last, ifVersion);
        }
    }

    private @Nullable Identity upserts(@Nullable JsonValue array, @Nullable Long ttl, String place) {
        Identity last = null;
        int index = 0;
        for (JsonValue document : list(array, place)) {
            last = limits.identityOf(document, batch.store(), next(place, index++));
            batch.put(new Change.Put(last, document, ttl, null));
        }
        return last;
    }

    private @Nullable Identity merges(@Nullable JsonValue array, @Nullable Long ttl, String place) {
        Identity last = null;
        int index = 0;
        for (JsonValue patch : list(array, place)) {
            last = limits.identityOf(patch, batch.store(), next(place, index++));
            batch.merge(last, new Change.Patch(patch, ttl));
        }
        return last;
    }

    private @Nullable Identity deletes(@Nullable JsonValue array, String place) {
        Identity last = null;
        int index = 0;
        for (JsonValue id : list(array, place)) {
            last = limits.identityToDelete(id, next(place, index++));
            batch.delete(last);
        }
        return last;
    }

    private static Iterable<JsonValue> list(@Nullable JsonValue array, String place) {
        if (array == null) {
            return java.util.List.of();
        }
        if (!array.is(Kind.ARRAY)) {
            throw new StoreError(ErrorCode.ITEM_SHAPE, place + ": not an array");
        }
        return array.elements();
    }

    private String next(String place, int index) {
        if (++items > limits.count()) {
            throw new StoreError(ErrorCode.TOO_LARGE, "ops: more than " + limits.count() + " documents");
        }
        return place + "[" + index + "]";
    }

    private static @Nullable Identity or(@Nullable Identity one, @Nullable Identity other) {
        return one == null ? other : one;
    }

    /** The members of one op; of a name the last counts. */
    private static final class Members {

        private @Nullable JsonValue upsert;
        private @Nullable JsonValue merge;
        private @Nullable JsonValue delete;
        private @Nullable JsonValue ttl;
        private @Nullable JsonValue ifVersion;

        static Members of(JsonValue op, String place) {
            if (!op.is(Kind.OBJECT)) {
                throw new StoreError(ErrorCode.OPS_SHAPE, place + ": not an object");
            }
            Members members = new Members();
            for (JsonMember member : op.members()) {
                members.take(member, place);
            }
            if (members.upsert == null && members.merge == null && members.delete == null) {
                throw new StoreError(ErrorCode.OPS_SHAPE, place + ": neither upsert nor delete");
            }
            return members;
        }

        private void take(JsonMember member, String place) {
            switch (member.name().string()) {
                case "upsert" -> upsert = member.value();
                case "merge" -> merge = member.value();
                case "delete" -> delete = member.value();
                case "ttl" -> ttl = member.value();
                case "ifVersion" -> ifVersion = member.value();
                default -> throw new StoreError(ErrorCode.OPS_SHAPE, place + ": unknown member");
            }
        }
    }
}
