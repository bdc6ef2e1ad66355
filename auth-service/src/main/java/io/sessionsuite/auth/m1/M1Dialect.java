package io.sessionsuite.auth.m1;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.caller.Callers;
import io.sessionsuite.auth.caller.Dialect;
import io.sessionsuite.auth.caller.Identification;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.body.BodyReader;
import io.sessionsuite.body.RequestBodyException;
import io.sessionsuite.login.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The edge of this dialect: reads requests, finds out who is calling and with which right, words answers (auth 2).
 * Checks go size, type, credential, right, then parameters, so that nobody learns from them what he may not ask.
 */
@ApplicationScoped
class M1Dialect {

    static final String ADMIN = "admin";

    private static final Logger LOG = Logger.getLogger(M1Dialect.class);
    static final BodyReader BODY = new BodyReader(16 << 10, Duration.ofSeconds(10));

    private final Callers callers;
    private final Origins origins;
    private final M1Denials denials;
    private final boolean documentedStatuses;

    M1Dialect(Callers callers, Origins origins, M1Denials denials, M1Config config) {
        this.callers = callers;
        this.origins = origins;
        this.denials = denials;
        this.documentedStatuses = config.documentedStatuses();
    }

    /** Answers a request that needs no credential. */
    Uni<Response> anybody(HttpServerRequest request, Function<M1Call, Uni<M1Answer>> work) {
        return answer(read(request).flatMap(call -> work.apply(call)));
    }

    /** Answers a request of somebody logged in. */
    Uni<Response> caller(HttpServerRequest request, BiFunction<M1Call, Caller, Uni<M1Answer>> work) {
        return answer(read(request).flatMap(call -> identify(call).flatMap(caller -> Uni.createFrom()
                .deferred(() -> work.apply(call, caller))
                .onFailure(M1Dialect::isDenial)
                .invoke(() -> denials.forbidden(caller, call)))));
    }

    /** Answers a request of somebody who has the right {@code admin}. */
    Uni<Response> administrator(HttpServerRequest request, BiFunction<M1Call, Caller, Uni<M1Answer>> work) {
        return caller(request, (call, caller) -> {
            requireAdmin(caller);
            return work.apply(call, caller);
        });
    }

    void requireAdmin(Caller caller) {
        List<String> anyOf = List.of(ADMIN);
        if (!caller.hasAny(anyOf)) {
            throw M1Refusal.noRight(caller.user(), anyOf);
        }
    }

    /** What is sent: the same, unless only documented statuses are wanted. */
    M1Answer told(M1Answer answer) {
        return documentedStatuses ? answer.withDocumentedStatus() : answer;
    }

    private Uni<M1Call> read(HttpServerRequest request) {
        return BODY.read(request)
                .map(body -> new M1Call(request, origins.client(request), Buffer.buffer(body)))
                .invoke(call -> {
                    if (!call.isReadable()) {
                        throw M1Refusal.of(415, "unsupported media type");
                    }
                });
    }

    private Uni<Caller> identify(M1Call call) {
        return callers.identify(call.credentials(), Dialect.M1, call.client(), call.touches())
                .map(found -> switch (found) {
                    case Identification.Known(var identity) -> identity.caller();
                    case Identification.Nobody nobody -> throw M1Refusal.of(401, "missing token");
                    case Identification.Refused refused -> throw M1Refusal.of(401, "invalid token");
                    case Identification.TooManyCookies cookies -> throw M1Refusal.of(401, "missing token");
                    case Identification.Throttled(var retryAfter) -> throw M1Refusal.tooMany(retryAfter);
                    case Identification.Busy busy -> throw M1Refusal.unavailable();
                });
    }

    private Uni<Response> answer(Uni<M1Answer> work) {
        return work.onFailure().recoverWithItem(this::failed).map(answer -> told(answer)
                .toResponse());
    }

    private static boolean isDenial(Throwable failure) {
        return failure instanceof AuthError.Forbidden
                || failure instanceof M1Refusal refusal && refusal.status() == 403;
    }

    private M1Answer failed(Throwable failure) {
        return switch (failure) {
            case M1Refusal refusal -> M1Answer.refused(refusal);
            case AuthError error -> M1Answer.refused(error);
            case RequestBodyException unreadable -> M1Answer.refused(unreadable);
            default -> {
                UUID id = UUID.randomUUID();
                LOG.errorf(failure, "Defect %s", id);
                yield M1Answer.error(500, "internal error " + id);
            }
        };
    }
}
