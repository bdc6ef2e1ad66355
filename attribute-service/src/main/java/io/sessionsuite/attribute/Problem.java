package io.sessionsuite.attribute;

/**
 * A refusal in this API's words.
 *
 * @param error for people; existing clients look only at this member
 * @param code for programs
 */
record Problem(int status, String error, String code) {

    /** The code of everything that is too large. */
    static final String TOO_LARGE = "payload-too-large";

    static final Problem CSRF = new Problem(403, "CSRF token missing or invalid", "csrf");
    static final Problem CROSS_SITE = new Problem(403, "Cross-site request refused", "cross-site");
    static final Problem FORBIDDEN = new Problem(403, "Forbidden", "forbidden");
    static final Problem NOT_FOUND = new Problem(404, "Not found", "not-found");
    static final Problem METHOD_NOT_ALLOWED = new Problem(405, "Method not allowed", "method-not-allowed");
    static final Problem INTERNAL = new Problem(500, "Internal error", "internal-error");

    static Problem notLoggedIn(String code) {
        return new Problem(401, "Not logged in", code);
    }

    static Problem tooManyAttributes(long count, int limit) {
        return tooLarge("Too many attributes: " + count + ", limit " + limit);
    }

    static Problem sessionTooLarge(long bytes, long limit) {
        return tooLarge("Session too large: " + bytes + " bytes, limit " + limit);
    }

    /** The one place that maps what went wrong to a status. */
    static Problem of(AttributeError error, AttributeLimits limits) {
        return switch (error) {
            case AttributeError.BadRequest bad -> new Problem(400, "Bad request: " + bad.what(), "invalid-parameter");
            case AttributeError.ValueTooLarge large ->
                tooLarge("Too large: " + large.name() + " has " + large.bytes() + " bytes, limit " + large.limit());
            case AttributeError.TooManyAttributes many -> tooManyAttributes(many.count(), limits.attributeCount());
            case AttributeError.RequestTooLarge large -> tooLarge("Request too large");
            case AttributeError.QueryTooLong query -> new Problem(414, "Query too long", "uri-too-long");
            case AttributeError.UnsupportedBody body ->
                new Problem(415, "Unsupported media type", "unsupported-media-type");
            case AttributeError.BodyTooSlow slow -> new Problem(408, "Request timeout", "request-timeout");
            case AttributeError.Unavailable unavailable -> new Problem(503, "Service unavailable", "unavailable");
        };
    }

    byte[] json() {
        return new JsonObject().with("error", error).with("code", code).bytes();
    }

    private static Problem tooLarge(String error) {
        return new Problem(413, error, TOO_LARGE);
    }
}
