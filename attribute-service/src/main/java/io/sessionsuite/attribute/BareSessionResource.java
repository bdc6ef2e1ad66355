package io.sessionsuite.attribute;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The session resource without a version. Only these four paths are this service's: what else lies under
 * {@code /session/} may be another service's in the same process, so each path is a class of its own and matches
 * nothing but itself.
 */
abstract class BareSessionResource {

    private final SessionDialect dialect;
    private final SessionOperation operation;

    private BareSessionResource(SessionDialect dialect, SessionOperation operation) {
        this.dialect = dialect;
        this.operation = operation;
    }

    @GET
    @Operation(summary = "As below /api/2/session")
    public Uni<Response> byGet(@Context HttpServerRequest request) {
        return dialect.perform(operation, Prefix.BARE, request);
    }

    @POST
    @Operation(summary = "As below /api/2/session")
    public Uni<Response> byPost(@Context HttpServerRequest request) {
        return dialect.perform(operation, Prefix.BARE, request);
    }

    @HEAD
    @Operation(hidden = true)
    public Uni<Response> head(@Context HttpServerRequest request) {
        return dialect.notAllowed(request);
    }

    @PUT
    @Operation(hidden = true)
    public Uni<Response> put(@Context HttpServerRequest request) {
        return dialect.notAllowed(request);
    }

    @PATCH
    @Operation(hidden = true)
    public Uni<Response> patch(@Context HttpServerRequest request) {
        return dialect.notAllowed(request);
    }

    @DELETE
    @Operation(hidden = true)
    public Uni<Response> delete(@Context HttpServerRequest request) {
        return dialect.notAllowed(request);
    }

    @VersionedSessionResource.Trace
    @Operation(hidden = true)
    public Uni<Response> trace(@Context HttpServerRequest request) {
        return dialect.notAllowed(request);
    }

    @OPTIONS
    @Operation(hidden = true)
    public Uni<Response> options(@Context HttpServerRequest request) {
        return dialect.preflight(request);
    }

    /** {@code /session/put}. */
    @Path("/session/put")
    public static final class Put extends BareSessionResource {
        Put(SessionDialect dialect) {
            super(dialect, SessionOperation.PUT);
        }
    }

    /** {@code /session/get}. */
    @Path("/session/get")
    public static final class Get extends BareSessionResource {
        Get(SessionDialect dialect) {
            super(dialect, SessionOperation.GET);
        }
    }

    /** {@code /session/delete}. */
    @Path("/session/delete")
    public static final class Delete extends BareSessionResource {
        Delete(SessionDialect dialect) {
            super(dialect, SessionOperation.DELETE);
        }
    }

    /** {@code /session/invalidate}. */
    @Path("/session/invalidate")
    public static final class Invalidate extends BareSessionResource {
        Invalidate(SessionDialect dialect) {
            super(dialect, SessionOperation.INVALIDATE);
        }
    }
}
