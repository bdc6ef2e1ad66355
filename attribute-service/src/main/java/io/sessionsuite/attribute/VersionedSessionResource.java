package io.sessionsuite.attribute;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The session resource below a version: four operations by GET and POST. All other methods and paths there are answered
 * here too, as the framework would do it in words of its own and would turn HEAD into the GET that writes.
 */
abstract class VersionedSessionResource {

    private static final String ANYTHING = "{path: .*}";

    /** The method the standard has no annotation for. */
    @HttpMethod("TRACE")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Trace {}

    private final SessionDialect dialect;
    private final Prefix prefix;

    VersionedSessionResource(SessionDialect dialect, Prefix prefix) {
        this.dialect = dialect;
        this.prefix = prefix;
    }

    @GET
    @Path("put")
    @Operation(summary = "Create or replace attributes of the session: every pair of the query but CSRFToken")
    public Uni<Response> putByGet(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.PUT, prefix, request);
    }

    @POST
    @Path("put")
    @Operation(summary = "Create or replace attributes of the session: every pair of query and form but CSRFToken")
    public Uni<Response> putByPost(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.PUT, prefix, request);
    }

    @GET
    @Path("get")
    @Operation(summary = "Read the attributes named by key, repeatable; all of them and CSRFToken without one")
    public Uni<Response> getByGet(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.GET, prefix, request);
    }

    @POST
    @Path("get")
    @Operation(summary = "Read the attributes named by key, repeatable; all of them and CSRFToken without one")
    public Uni<Response> getByPost(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.GET, prefix, request);
    }

    @GET
    @Path("delete")
    @Operation(summary = "Remove the attributes named by key, repeatable; all of them without one")
    public Uni<Response> deleteByGet(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.DELETE, prefix, request);
    }

    @POST
    @Path("delete")
    @Operation(summary = "Remove the attributes named by key, repeatable; all of them without one")
    public Uni<Response> deleteByPost(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.DELETE, prefix, request);
    }

    @GET
    @Path("invalidate")
    @Operation(summary = "End the session: its attributes are gone and its token is worth nothing")
    public Uni<Response> invalidateByGet(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.INVALIDATE, prefix, request);
    }

    @POST
    @Path("invalidate")
    @Operation(summary = "End the session: its attributes are gone and its token is worth nothing")
    public Uni<Response> invalidateByPost(@Context HttpServerRequest request) {
        return dialect.perform(SessionOperation.INVALIDATE, prefix, request);
    }

    @GET
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> otherByGet(@Context HttpServerRequest request) {
        return dialect.notFound(request);
    }

    @POST
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> otherByPost(@Context HttpServerRequest request) {
        return dialect.notFound(request);
    }

    @HEAD
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> head(@RestPath String path, @Context HttpServerRequest request) {
        return refuse(path, request);
    }

    @PUT
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> put(@RestPath String path, @Context HttpServerRequest request) {
        return refuse(path, request);
    }

    @PATCH
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> patch(@RestPath String path, @Context HttpServerRequest request) {
        return refuse(path, request);
    }

    @DELETE
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> delete(@RestPath String path, @Context HttpServerRequest request) {
        return refuse(path, request);
    }

    @Trace
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> trace(@RestPath String path, @Context HttpServerRequest request) {
        return refuse(path, request);
    }

    @OPTIONS
    @Path(ANYTHING)
    @Operation(hidden = true)
    public Uni<Response> options(@RestPath String path, @Context HttpServerRequest request) {
        return isOperation(path, request) ? dialect.preflight(request) : dialect.notFound(request);
    }

    private Uni<Response> refuse(String path, HttpServerRequest request) {
        return isOperation(path, request) ? dialect.notAllowed(request) : dialect.notFound(request);
    }

    private static boolean isOperation(String path, HttpServerRequest request) {
        return SessionOperation.ofSegment(path) != null && !request.path().endsWith("/");
    }
}
