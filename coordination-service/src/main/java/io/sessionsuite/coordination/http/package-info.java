/**
 * The frame every {@code /v1} endpoint stands in. {@link io.sessionsuite.coordination.http.FrontDoor} takes the raw
 * request target before any framework normalises it, finds the endpoint in
 * {@link io.sessionsuite.coordination.http.Routes}, and writes its {@link io.sessionsuite.coordination.http.Answer}.
 *
 * <p>To add endpoints: a {@code @Singleton} that implements {@link io.sessionsuite.coordination.http.Endpoints} and
 * registers paths as they stand in the contract ({@code "session/create"} exact, {@code "kv/"} a prefix). Methods,
 * {@code Allow}, 405, OPTIONS, 301 and 404 follow from that. An endpoint reads what it needs from its
 * {@link io.sessionsuite.coordination.http.Call}, in the order in which the contract wants its errors:
 *
 * <ul>
 *   <li>{@code call.options()}: consistency, Cache-Control, wait, index (only where contract 2.6 checks them);
 *   <li>{@code call.body(limit)}: at once, never after another asynchronous step, as the bytes would be gone;
 *   <li>{@code call.access()}: throws for a bad namespace, then gives namespace and permissions of the token;
 *       {@code call.wideAccess()} also takes {@code *};
 *   <li>{@code call.rest()}: what follows a prefix, decoded.
 * </ul>
 *
 * Everything refused is a thrown or emitted {@link io.sessionsuite.coordination.CoordinationError}; a read that can
 * block goes through {@link io.sessionsuite.coordination.blocking.BlockingReads}.
 */
@NullMarked
package io.sessionsuite.coordination.http;

import org.jspecify.annotations.NullMarked;
