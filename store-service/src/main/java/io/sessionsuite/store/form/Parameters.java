package io.sessionsuite.store.form;

import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.FormDecoder;
import io.sessionsuite.body.MultipartDecoder;
import io.sessionsuite.body.Parameter;
import io.sessionsuite.body.RequestBodyException;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.StoreError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request by name: those of the body before those of the query string, and of one name the first
 * (store 2). A blank value counts as absent.
 */
public final class Parameters {

    private static final int MAX_PAIRS = 1_000;
    private static final FormDecoder FORM = FormDecoder.tolerant(MAX_PAIRS);
    private static final MultipartDecoder MULTIPART = new MultipartDecoder(MAX_PAIRS);

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param type decides how the body is read; one that is no form, multipart or JSON has no parameters
     * @param query undecoded, null for none
     * @throws StoreError {@code E29} if they cannot be decoded
     */
    public static Parameters read(byte[] body, ContentType type, @Nullable String query) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            body(body, type, values);
            addFirst(FORM.query(query), values);
        } catch (RequestBodyException unreadable) {
            throw new StoreError(ErrorCode.PARAMETER, "parameters cannot be decoded: " + unreadable.getMessage());
        }
        return new Parameters(values);
    }

    /** Whether a body of this type can hold parameters. */
    public static boolean isReadable(ContentType type) {
        return type.isUtf8(ContentType.FORM) || type.isUtf8(ContentType.MULTIPART) || type.isUtf8(ContentType.JSON);
    }

    /** @throws StoreError {@code E6} if it is missing or blank */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new StoreError(ErrorCode.PARAMETER_MISSING, "missing parameter " + name));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** A required whole number; outside of the limits, or none, it fails with {@code code}. */
    public long requiredLong(String name, long least, long most, ErrorCode code) {
        return number(name, required(name), least, most, code);
    }

    /** The same for one that may be absent. */
    public long optionalLong(String name, long otherwise, long least, long most, ErrorCode code) {
        return optional(name)
                .map(value -> number(name, value, least, most, code))
                .orElse(otherwise);
    }

    private static long number(String name, String text, long least, long most, ErrorCode code) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outside(name, least, most, code);
        }
        throw outside(name, least, most, code);
    }

    private static StoreError outside(String name, long least, long most, ErrorCode code) {
        return new StoreError(code, name + " is no whole number from " + least + " to " + most);
    }

    /** All of them, blank ones too. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** Names alone: values may be documents. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }

    private static void body(byte[] body, ContentType type, Map<String, String> values) {
        switch (body.length == 0 ? "" : type.mediaType()) {
            case ContentType.FORM -> addFirst(FORM.body(body), values);
            case ContentType.MULTIPART -> addFirst(MULTIPART.decode(body, type), values);
            case ContentType.JSON -> JsonParameters.read(body, values);
            default -> {}
        }
    }

    private static void addFirst(io.sessionsuite.body.Parameters pairs, Map<String, String> values) {
        for (Parameter pair : pairs.pairs()) {
            values.putIfAbsent(pair.name(), pair.value());
        }
    }
}
