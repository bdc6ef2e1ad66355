package io.sessionsuite.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The declared type of a request body (F-08, F-18, M-53).
 *
 * @param mediaType {@code type/subtype} in lower case; empty if the header is absent or malformed
 * @param parameters by lower-case name; values as sent, without quotes
 */
public record ContentType(String mediaType, Map<String, String> parameters) {

    public static final String FORM = "application/x-www-form-urlencoded";
    public static final String MULTIPART = "multipart/form-data";
    public static final String JSON = "application/json";

    /** No usable type. */
    public static final ContentType NONE = new ContentType("", Map.of());

    private static final Map<String, ContentType> PLAIN = Map.of(
            FORM, new ContentType(FORM, Map.of()),
            JSON, new ContentType(JSON, Map.of()));

    public ContentType {
        parameters = Map.copyOf(parameters);
    }

    /** The request's one {@code Content-Type}; {@link #NONE} for several. */
    public static ContentType of(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        return headers.size() == 1 ? of(headers.get(0)) : NONE;
    }

    public static ContentType of(String header) {
        ContentType plain = PLAIN.get(header);
        return plain != null ? plain : parsed(header);
    }

    private static ContentType parsed(String header) {
        return HeaderValue.parse(header)
                .filter(parsed -> parsed.value().contains("/"))
                .map(parsed -> new ContentType(parsed.value(), parsed.parameters()))
                .orElse(NONE);
    }

    /** Whether the type is {@code mediaType}, in UTF-8 or without a charset. */
    public boolean isUtf8(String mediaType) {
        return this.mediaType.equals(mediaType)
                && (charset().isEmpty() || charset().equals("utf-8"));
    }

    /** The charset in lower case, {@code utf8} as {@code utf-8}; empty if none is named. */
    public String charset() {
        String charset = parameters.getOrDefault("charset", "").toLowerCase(Locale.ROOT);
        return charset.equals("utf8") ? "utf-8" : charset;
    }
}
