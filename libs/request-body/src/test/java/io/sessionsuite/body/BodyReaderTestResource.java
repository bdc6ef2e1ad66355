package io.sessionsuite.body;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestPath;

@Path("/bodies")
public class BodyReaderTestResource {

    static final int LIMIT = 1_000;
    static final AtomicInteger ABANDONED = new AtomicInteger();

    private final BodyReader reader = new BodyReader(LIMIT, Duration.ofSeconds(20));
    private final BodyReader hasty = new BodyReader(LIMIT, Duration.ofMillis(200));

    @POST
    @Path("/read")
    public Uni<Response> read(@jakarta.ws.rs.core.Context HttpServerRequest request) {
        Context before = Vertx.currentContext();
        return answer(reader.read(request).invoke(body -> {
            if (Vertx.currentContext() != before) {
                throw new IllegalStateException("emitted on another context");
            }
        }));
    }

    @GET
    @Path("/read")
    public Uni<Response> readOfGet(@jakarta.ws.rs.core.Context HttpServerRequest request) {
        return answer(reader.read(request));
    }

    @POST
    @Path("/late/{millis}")
    public Uni<Response> late(@jakarta.ws.rs.core.Context HttpServerRequest request, @RestPath long millis) {
        Vertx vertx = Vertx.currentContext().owner();
        return answer(Uni.createFrom()
                .<Long>emitter(emitter -> vertx.setTimer(millis, emitter::complete))
                .chain(() -> reader.read(request)));
    }

    @POST
    @Path("/hasty")
    public Uni<Response> hasty(@jakarta.ws.rs.core.Context HttpServerRequest request) {
        return answer(hasty.read(request));
    }

    @POST
    @Path("/skip")
    public Uni<Response> skip(@jakarta.ws.rs.core.Context HttpServerRequest request) {
        reader.skip(request);
        return Uni.createFrom().item(Response.status(401).entity("skipped").build());
    }

    @POST
    @Path("/forget")
    public Uni<Response> forget() {
        return Uni.createFrom().item(Response.status(401).entity("forgotten").build());
    }

    private static Uni<Response> answer(Uni<byte[]> body) {
        return body.map(bytes -> bytes.length + ":" + new String(bytes, StandardCharsets.ISO_8859_1))
                .map(text -> Response.ok(text).build())
                .onCancellation()
                .invoke(ABANDONED::incrementAndGet)
                .onFailure(BodyAborted.class)
                .invoke(ABANDONED::incrementAndGet)
                .onFailure(RequestBodyException.class)
                .recoverWithItem(failure -> Response.status(failure instanceof BodyTooSlow ? 408 : 413)
                        .entity(failure.getMessage())
                        .build());
    }
}
