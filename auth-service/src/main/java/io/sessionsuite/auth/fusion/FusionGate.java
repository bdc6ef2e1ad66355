package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.apikey.ApiKeyConfig;
import io.sessionsuite.auth.caller.Access;
import io.sessionsuite.auth.caller.Callers;
import io.sessionsuite.auth.caller.Credentials;
import io.sessionsuite.auth.caller.Dialect;
import io.sessionsuite.auth.caller.Identification;
import io.sessionsuite.auth.caller.Identity;
import io.sessionsuite.auth.directory.RequestPath;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.body.BodyReader;
import io.sessionsuite.body.ContentType;
import io.sessionsuite.body.Parameter;
import io.sessionsuite.login.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands before every resource, in the order of the contract: size and type of the body, origin, credential, right
 * (auth 2). Path and method were judged by the filter; parameters are the resource's.
 */
@ApplicationScoped
class FusionGate {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final BodyReader LOGIN = new BodyReader(16 * 1024, PATIENCE);
    private static final BodyReader DIRECTORY = new BodyReader(64 * 1024, PATIENCE);
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Buffer NO_BODY = Buffer.buffer();

    private final Callers callers;
    private final Access access;
    private final Origins origins;
    private final Denials denials;
    private final ApiKeyConfig apiKeys;

    FusionGate(Callers callers, Access access, Origins origins, Denials denials, ApiKeyConfig apiKeys) {
        this.callers = callers;
        this.access = access;
        this.origins = origins;
        this.denials = denials;
        this.apiKeys = apiKeys;
    }

    /** The JSON body of a login, to be given before anybody is known. */
    Uni<byte[]> loginBody(HttpServerRequest request) {
        return json(request, LOGIN).invoke(body -> requireOwnSite(request));
    }

    /** A request that needs no login and no body. */
    void open(HttpServerRequest request) {
        DIRECTORY.skip(request);
    }

    /** Any caller, for what everybody logged in may do. */
    Uni<Call> loggedIn(HttpServerRequest request) {
        DIRECTORY.skip(request);
        return admit(request, NO_BODY);
    }

    /** A caller with permission for this path. */
    Uni<Call> permitted(HttpServerRequest request) {
        return loggedIn(request).call(this::requirePermission);
    }

    /** A caller with permission for this path, and a JSON body. */
    Uni<Call> permittedJson(HttpServerRequest request) {
        return json(request, DIRECTORY)
                .flatMap(body -> admit(request, Buffer.buffer(body)))
                .call(this::requirePermission);
    }

    /** Whether the caller may do this whosever it is: by his roles, not because it is his own. */
    Uni<Boolean> grants(Call call) {
        return access.grants(call.identity(), method(call), path(call.request()), query(call));
    }

    /** Refuses what the caller may do to his own things only. */
    Uni<Void> requireGrant(Call call) {
        return grants(call).invoke(granted -> refuseUnless(granted, call)).replaceWithVoid();
    }

    /** Whether what the cookies prove may change anything: no foreign page sent it. */
    void requireOwnSite(HttpServerRequest request) {
        if (origins.isCrossSite(request)) {
            denials.crossSite(origins.client(request), request);
            throw FusionError.of(FusionCode.FORBIDDEN);
        }
    }

    private Uni<byte[]> json(HttpServerRequest request, BodyReader reader) {
        return reader.read(request).invoke(body -> {
            if (!ContentType.of(request).isUtf8(ContentType.JSON)) {
                throw FusionError.of(FusionCode.UNSUPPORTED_MEDIA_TYPE);
            }
        });
    }

    /** Everything that may say who is calling; a query that can be read in two ways is refused. */
    Credentials credentials(HttpServerRequest request) {
        QueryParameters.of(request);
        return Credentials.of(request);
    }

    private Uni<Call> admit(HttpServerRequest request, Buffer body) {
        Credentials credentials = credentials(request);
        if (!SAFE.contains(request.method().name()) && !isExplicit(credentials)) {
            requireOwnSite(request);
        }
        Client client = origins.client(request);
        boolean touch = !"no".equalsIgnoreCase(request.getHeader("X-Session-Touch"));
        return callers.identify(credentials, Dialect.FUSION, client, touch)
                .map(found -> new Call(request, client, known(found), body));
    }

    /** A credential no foreign page can make a browser send. */
    private boolean isExplicit(Credentials credentials) {
        return credentials.authorization() != null
                || credentials.apiKeyHeader() != null
                || credentials.apiKeyQuery() != null && apiKeys.allowQuery()
                || credentials.m1Token() != null;
    }

    private static Identity known(Identification found) {
        return switch (found) {
            case Identification.Known known -> known.identity();
            case Identification.Nobody nobody -> throw FusionError.of(FusionCode.UNAUTHORIZED);
            case Identification.Refused refused -> throw FusionError.of(code(refused.why()));
            case Identification.Throttled throttled -> throw FusionError.tooManyRequests(throttled.retryAfter());
            case Identification.Busy busy -> throw FusionError.of(FusionCode.UNAVAILABLE);
            case Identification.TooManyCookies many -> throw FusionError.invalid("Cookie");
        };
    }

    private static FusionCode code(Ending why) {
        return switch (why) {
            case UNAUTHORIZED -> FusionCode.UNAUTHORIZED;
            case IDLE -> FusionCode.SESSION_IDLE_TIMEOUT;
            case ABSOLUTE -> FusionCode.SESSION_TIMEOUT;
            case ENDED -> FusionCode.SESSION_ENDED;
        };
    }

    private Uni<Void> requirePermission(Call call) {
        return access.allows(call.identity(), method(call), path(call.request()), query(call))
                .invoke(allowed -> refuseUnless(allowed, call))
                .replaceWithVoid();
    }

    private void refuseUnless(boolean allowed, Call call) {
        if (!allowed) {
            denials.forbidden(call);
            throw FusionError.of(FusionCode.FORBIDDEN);
        }
    }

    private static String method(Call call) {
        return call.request().method().name();
    }

    private static RequestPath path(HttpServerRequest request) {
        List<String> segments = RequestPath.parse(request.path()).segments();
        return new RequestPath(segments.subList(1, segments.size()));
    }

    private static Map<String, List<String>> query(Call call) {
        Map<String, List<String>> query = new HashMap<>();
        for (Parameter pair : call.query().parameters().pairs()) {
            query.computeIfAbsent(pair.name(), name -> new ArrayList<>()).add(pair.value());
        }
        return query;
    }
}
