package io.sessionsuite.auth.origin;

import io.sessionsuite.auth.Client;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** What a request's headers tell about its origin, forwarded ones only from trusted proxies. For every door alike. */
public interface Origins {

    /** Address and agent, as throttle, records and audit see them. */
    Client client(HttpServerRequest request);

    /** Whether the client speaks https, to us or to a trusted proxy. */
    boolean isHttps(HttpServerRequest request);

    /** Whether there are forwarded headers of a peer that is no trusted proxy. */
    boolean isForwardedByStranger(HttpServerRequest request);

    /** Whether a foreign page sent this request, one of {@code auth.cors.origins} excepted (auth 3.5). */
    boolean isCrossSite(HttpServerRequest request);

    /** Whether that origin, as {@code https://host:port}, is one of ours for this request. */
    boolean isOwn(String origin, HttpServerRequest request);

    /** Whether every address counts as a trusted proxy. */
    boolean trustsEverybody();

    /** The request's Origin if it is one of {@code auth.cors.origins}. */
    Optional<String> corsOrigin(HttpServerRequest request);
}
