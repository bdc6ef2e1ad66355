package io.sessionsuite.origin;

import java.util.Map;

/** What to answer to an {@code OPTIONS} request (F-65, M-93). */
public sealed interface Preflight {

    /** No {@code Origin}: not a matter of CORS, 204 with {@code Allow}. */
    record NotCors() implements Preflight {}

    /** 204 with these headers. */
    record Allowed(Map<String, String> headers) implements Preflight {}

    /** 403 without CORS headers. */
    record Refused() implements Preflight {}
}
