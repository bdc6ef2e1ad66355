package io.sessionsuite.coordination.http;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Callers.Caller;
import io.sessionsuite.coordination.acl.PresentedToken;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceParameters;
import io.sessionsuite.coordination.namespace.Scope;
import io.sessionsuite.coordination.namespace.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** One request. Parts are read, and refused, when an endpoint asks for them. */
public final class Call {

    private final HttpServerRequest request;
    private final Query query;
    private final String rest;
    private final Surroundings surroundings;

    Call(HttpServerRequest request, Query query, String rest, Surroundings surroundings) {
        this.request = request;
        this.query = query;
        this.rest = rest;
        this.surroundings = surroundings;
    }

    /** The request as it came, for who notes where it came from. */
    public HttpServerRequest request() {
        return request;
    }

    /** What follows a prefix path, decoded. */
    public String rest() {
        return rest;
    }

    public Query query() {
        return query;
    }

    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /**
     * Consistency, Cache-Control, wait and index.
     *
     * @throws CoordinationError 400
     */
    public ReadOptions options() {
        return ReadOptions.of(query, header("Cache-Control"));
    }

    /**
     * The body. To be called before any other asynchronous step.
     *
     * @throws CoordinationError 413 if it says that it is too long
     */
    public Uni<Buffer> body(BodyLimit limit) {
        return BodyReader.read(request, limit);
    }

    /**
     * One namespace and the caller's rights in it.
     *
     * @throws io.sessionsuite.coordination.namespace.InvalidNamespace 400, at once
     */
    public Uni<Access> access() {
        return access(null);
    }

    /**
     * As {@link #access()}, for a request whose body names a namespace.
     *
     * @param inBody counts when query and header are silent
     */
    public Uni<Access> access(@Nullable Namespace inBody) {
        return access(select(false), inBody);
    }

    /** As {@link #access()}, and {@code *} is allowed. */
    public Uni<WideAccess> wideAccess() {
        Selection selection = select(true);
        if (selection instanceof Selection.All) {
            return caller().map(WideAccess.All::new);
        }
        return access(selection, null).map(WideAccess.One::new);
    }

    /**
     * What query and header say about the namespace, for who needs it before the caller is known.
     *
     * @throws io.sessionsuite.coordination.namespace.InvalidNamespace 400
     */
    public Selection select(boolean wildcard) {
        NamespaceParameters said = new NamespaceParameters(
                query.value("ns"),
                header("X-Consul-Namespace"),
                query.value("partition"),
                header("X-Consul-Partition"));
        return surroundings.namespaces().select(said, wildcard);
    }

    private Uni<Access> access(Selection selection, @Nullable Namespace inBody) {
        return caller().map(caller -> {
            Scope scope = selection.scope(inBody, caller.home());
            return new Access(scope, caller, caller.in(scope.namespace()));
        });
    }

    /** Who asks; for endpoints without a namespace. */
    public Uni<Caller> caller() {
        return Uni.createFrom().deferred(() -> {
            checkDatacenter();
            return surroundings.callers().resolve(token());
        });
    }

    public PresentedToken token() {
        return PresentedToken.of(
                query.value("token"),
                header("X-Consul-Token"),
                header("Authorization"),
                surroundings.callers().defaultToken());
    }

    private void checkDatacenter() {
        String asked = query.value("datacenter").isEmpty() ? query.value("dc") : query.value("datacenter");
        if (!asked.isEmpty() && !asked.equals(surroundings.agent().datacenter())) {
            throw new CoordinationError(ErrorCode.UNKNOWN_DATACENTER, "No path to datacenter");
        }
    }
}
