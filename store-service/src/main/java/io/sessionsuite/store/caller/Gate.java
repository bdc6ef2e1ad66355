package io.sessionsuite.store.caller;

import io.sessionsuite.body.BodyReader;
import io.sessionsuite.body.BodyTooLarge;
import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.RequestBodyException;
import io.sessionsuite.login.Caller;
import io.sessionsuite.store.ErrorCode;
import io.sessionsuite.store.Refusals;
import io.sessionsuite.store.StoreConfig;
import io.sessionsuite.store.StoreError;
import io.sessionsuite.store.form.Parameters;
import io.sessionsuite.store.registry.Stores;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets requests in, in the order of checks of this API: declared size and type, token, right, and only then the body
 * (store 3). With the token goes a look at the registry, so that what is admitted sees every change of stores that was
 * acknowledged before.
 */
@Singleton
public class Gate {

    private final Callers callers;
    private final Stores stores;
    private final Refusals refusals;
    private final BodyReader bodies;
    private final LargeBodies large;

    Gate(Callers callers, Stores stores, Refusals refusals, LargeBodies large, StoreConfig config) {
        StoreConfig.Limits limits = config.limits();
        this.callers = callers;
        this.stores = stores;
        this.refusals = refusals;
        this.large = large;
        this.bodies = new BodyReader(Math.toIntExact(limits.bodySize().asLongValue()), limits.bodyTimeout());
    }

    /**
     * Carries out the work of a request whose caller has one of these rights. Whatever goes wrong, here or in the work,
     * is a {@link StoreError} in the end.
     */
    public <T> Uni<T> admit(HttpServerRequest request, Function<Admitted, Uni<T>> work, Right... anyOf) {
        return carryOut(request, () -> known(request, anyOf), work);
    }

    /** The same without the look at the registry, for work that takes one itself. */
    public <T> Uni<T> admitUninformed(HttpServerRequest request, Function<Admitted, Uni<T>> work, Right... anyOf) {
        return carryOut(request, () -> callers.identify(request, anyOf), work);
    }

    private <T> Uni<T> carryOut(
            HttpServerRequest request, Supplier<Uni<Caller>> identification, Function<Admitted, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> enter(request, identification))
                .flatMap(admitted -> work.apply(admitted))
                .onFailure()
                .transform(refusals::known);
    }

    /** The caller alone; the body is left to whoever asks, and judged by him. */
    public Uni<Caller> identify(HttpServerRequest request, Right... anyOf) {
        return Uni.createFrom()
                .deferred(() -> known(request, anyOf))
                .onFailure()
                .transform(refusals::known);
    }

    /** The request is answered without its body. */
    public void skipBody(HttpServerRequest request) {
        bodies.skip(request);
    }

    private Uni<Admitted> enter(HttpServerRequest request, Supplier<Uni<Caller>> identification) {
        long began = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> {
                    requireReadable(request);
                    return identification.get();
                })
                .onFailure()
                .invoke(() -> bodies.skip(request))
                .flatMap(caller -> withBody(request, caller, Duration.ofNanos(System.nanoTime() - began)));
    }

    private Uni<Admitted> withBody(HttpServerRequest request, Caller caller, Duration checked) {
        return bodies.read(request)
                .onFailure(RequestBodyException.class)
                .transform(this::unread)
                .flatMap(body ->
                        large.understand(body.length, () -> new Admitted(caller, parameters(request, body), checked)));
    }

    /** Both questions go to Redis at once; what the registry says is looked at once the caller may know. */
    private Uni<Caller> known(HttpServerRequest request, Right... anyOf) {
        return Uni.combine()
                .all()
                .unis(callers.identify(request, anyOf), stores.epoch())
                .asTuple()
                .flatMap(both -> stores.reach(both.getItem2()).replaceWith(both.getItem1()));
    }

    private void requireReadable(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > bodies.limit()) {
            throw tooLarge();
        }
        boolean announced = request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (length != null && Long.parseLong(length) > 0);
        if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)
                || (announced && !Parameters.isReadable(ContentType.of(request)))) {
            throw mediaType();
        }
    }

    private static Parameters parameters(HttpServerRequest request, byte[] body) {
        ContentType type = ContentType.of(request);
        if (body.length > 0 && !Parameters.isReadable(type)) {
            throw mediaType();
        }
        return Parameters.read(body, type, request.query());
    }

    private Throwable unread(Throwable failure) {
        return failure instanceof BodyTooLarge ? tooLarge() : new StoreError(ErrorCode.PARAMETER, "body is incomplete");
    }

    private StoreError tooLarge() {
        return new StoreError(ErrorCode.TOO_LARGE, "body is over " + bodies.limit() + " bytes");
    }

    private static StoreError mediaType() {
        return new StoreError(ErrorCode.MEDIA_TYPE, "unsupported media type");
    }
}
