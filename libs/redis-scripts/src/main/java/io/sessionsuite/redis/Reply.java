package io.sessionsuite.redis;

import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Redis answered to one call. A script's reply is a list that starts with a word; positions count from 0. */
public final class Reply {

    private final String call;
    private final @Nullable Response response;

    Reply(String call, @Nullable Response response) {
        this.call = call;
        this.response = response;
    }

    /** The first element: the word that names the outcome. */
    public String word() {
        return text(0);
    }

    /** Number of elements of a list reply; 0 for nil. */
    public int size() {
        return response == null ? 0 : response.size();
    }

    /** Whether the whole reply is nil. */
    public boolean isNil() {
        return response == null;
    }

    /** Whether element {@code index} is nil. */
    public boolean isNil(int index) {
        return whole().get(index) == null;
    }

    public String text(int index) {
        return element(index).toString(StandardCharsets.UTF_8);
    }

    public byte[] bytes(int index) {
        return element(index).toBytes();
    }

    public long number(int index) {
        return element(index).toLong();
    }

    /** The list at element {@code index}, as a reply of its own. */
    public Reply at(int index) {
        return new Reply(call, whole().get(index));
    }

    /** The reply as one text (a bulk or simple string). */
    public String text() {
        return whole().toString(StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return whole().toBytes();
    }

    /** The reply as one number. */
    public long number() {
        return whole().toLong();
    }

    /** Elements from {@code first} on, as texts. */
    public List<String> texts(int first) {
        List<String> texts = new ArrayList<>(Math.max(0, size() - first));
        for (int i = first; i < size(); i++) {
            texts.add(text(i));
        }
        return texts;
    }

    /** Elements from {@code first} on, read as field, value, field, value …; values keep their bytes. */
    public Map<String, byte[]> fields(int first) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (int i = first; i + 1 < size(); i += 2) {
            fields.put(text(i), bytes(i + 1));
        }
        return fields;
    }

    /** A hash reply of HGETALL, which arrives as a map in RESP3 and as a flat list in RESP2. */
    public Map<String, byte[]> hash() {
        if (response == null || response.size() == 0) {
            return Map.of();
        }
        if (!response.isMap()) {
            return fields(0);
        }
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (String key : response.getKeys()) {
            fields.put(key, response.get(key).toBytes());
        }
        return fields;
    }

    /** The defect to throw when {@link #word()} is none the script's header lists. */
    public RedisDefect unexpected() {
        return new RedisDefect("Unexpected reply of " + call + ": " + (size() == 0 ? "empty" : word()));
    }

    private Response element(int index) {
        Response element = index < size() ? whole().get(index) : null;
        if (element == null) {
            throw new RedisDefect("Reply of " + call + " lacks element " + index);
        }
        return element;
    }

    private Response whole() {
        if (response == null) {
            throw new RedisDefect("Nil reply of " + call);
        }
        return response;
    }
}
