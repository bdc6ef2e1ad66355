package io.sessionsuite.store.answer;

import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.query.SortKey;
import io.sessionsuite.store.query.SortOrder;
import io.sessionsuite.store.query.SortPosition;
import io.sessionsuite.store.query.SortValue;
import io.sessionsuite.store.registry.StoreUid;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a walk through an answer goes on (store 6.5). It says all there is to say, so that any replica can go on: the
 * generation, the order, and the place in it. Opaque to clients.
 */
final class CursorMark {

    /** What a walk begins with. */
    static final String START = "*";

    private static final int VERSION = 1;
    private static final int VALUES_FROM = 4;

    private CursorMark() {}

    static String encode(StoreUid uid, SortOrder order, SortPosition position) {
        JsonArray parts =
                new JsonArray().add(VERSION).add(uid.text()).add(text(order)).add(position.identity());
        position.values().forEach(value -> parts.add(value.encoded()));
        byte[] text = parts.encode().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** @throws StoreError {@code E29} if it is no mark, or one of another generation or order */
    static SortPosition decode(String mark, StoreUid uid, SortOrder order) {
        JsonArray parts;
        try {
            parts = new JsonArray(new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8));
            if (parts.getInteger(0) != VERSION) {
                throw refused("is none of this service");
            }
            if (!uid.text().equals(parts.getString(1))) {
                throw refused("is of another store, or of this one before its key changed");
            }
            if (!text(order).equals(parts.getString(2))
                    || parts.size() != VALUES_FROM + order.keys().size()) {
                throw refused("is of another sort");
            }
            List<SortValue> values = new ArrayList<>();
            for (int i = VALUES_FROM; i < parts.size(); i++) {
                values.add(SortValue.decoded(parts.getString(i)));
            }
            return new SortPosition(values, parts.getString(3));
        } catch (DecodeException | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            throw refused("is none of this service");
        }
    }

    private static String text(SortOrder order) {
        return order.keys().stream().map(CursorMark::text).collect(Collectors.joining(","));
    }

    private static String text(SortKey key) {
        return key.path() + (key.descending() ? " desc" : " asc");
    }

    private static StoreError refused(String reason) {
        return new StoreError(ErrorCode.PARAMETER, "cursorMark " + reason);
    }
}
