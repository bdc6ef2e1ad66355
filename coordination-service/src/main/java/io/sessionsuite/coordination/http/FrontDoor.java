package io.sessionsuite.coordination.http;

import static io.sessionsuite.coordination.ErrorCode.BLOCKED;
import static io.sessionsuite.coordination.ErrorCode.METHOD_NOT_ALLOWED;
import static io.sessionsuite.coordination.ErrorCode.NETWORK_DENIED;
import static io.sessionsuite.coordination.ErrorCode.TARGET_TOO_LONG;
import static io.sessionsuite.coordination.ErrorCode.TOO_MANY_CONNECTIONS;
import static io.sessionsuite.coordination.ErrorCode.UNKNOWN_PATH;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.acl.Callers;
import io.sessionsuite.coordination.http.Routes.Route;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes every request for {@code /v1/} before other filters see it, judges its target and method in the order of
 * contract 2.1 and 2.2, and hands it to its endpoint. Requests for other paths pass.
 */
@Singleton
public final class FrontDoor {

    private static final int BEFORE_CORS_AND_AUTHENTICATION = 1_000;
    private static final int LONGEST_TARGET = 16 * 1024;
    private static final String NO_ENDPOINT = "Invalid URL path: not a recognized HTTP API endpoint\n";
    private static final String OUTSIDE =
            "Invalid URL path: if attempting to use the HTTP API, ensure the path starts with '/v1/'\n";

    private final Routes routes;
    private final HttpSettings settings;
    private final Surroundings surroundings;
    private final AnswerWriter writer;
    private final Networks writers;
    private final ClientConnections connections;
    private final List<String> blocked;
    private final boolean alone;

    @Inject
    FrontDoor(
            Routes routes,
            HttpSettings settings,
            AgentSettings agent,
            Callers callers,
            AnswerWriter writer,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.routes = routes;
        this.settings = settings;
        this.surroundings = new Surroundings(agent, callers, new NamespaceRules(agent.namespaces()));
        this.writer = writer;
        this.writers = new Networks(settings.allowWriteFrom().orElse(List.of()));
        this.connections = new ClientConnections(settings.maxConnectionsPerClient());
        this.blocked = settings.blockEndpoints().orElse(List.of());
        this.alone = application.equals("coordination-service");
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_CORS_AND_AUTHENTICATION);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Target target = Target.of(request.uri());
        if (!target.isOurs()) {
            passOn(context, target);
            return;
        }
        Query query = Query.parse(target.query());
        Reception reception = new Reception(request, query == null ? Query.EMPTY : query);
        if (connections.admit(request.connection())) {
            route(reception, target, query);
        } else {
            CoordinationError refusal = new CoordinationError(TOO_MANY_CONNECTIONS, "Too many connections");
            writer.write(reception, refusal.with("Connection", "close"));
        }
    }

    private void route(Reception reception, Target target, @Nullable Query query) {
        String path = PercentText.decodePath(target.path());
        if (path == null || !(settings.disableUnprintableCharFilter() || isPrintable(path))) {
            writer.write(reception, Answer.empty(400));
            return;
        }
        String elsewhere = redirect(target, path);
        if (elsewhere != null) {
            writer.write(reception, Answer.empty(301).with("Location", elsewhere));
        } else if (query == null) {
            writer.write(reception, Answer.empty(500));
        } else {
            serve(reception, path);
        }
    }

    private void passOn(RoutingContext context, Target target) {
        if (alone && !target.path().startsWith("/q/")) {
            HttpServerRequest request = context.request();
            writer.write(new Reception(request, Query.EMPTY), new CoordinationError(UNKNOWN_PATH, OUTSIDE));
        } else {
            context.next();
        }
    }

    private @Nullable String redirect(Target target, String path) {
        String cleaned = target.redirect();
        if (cleaned != null) {
            return cleaned;
        }
        return routes.find(path) == null && routes.isPrefixWithoutSlash(path)
                ? target.withQuery(target.path() + '/')
                : null;
    }

    private void serve(Reception reception, String path) {
        Route route = routes.find(path);
        HttpServerRequest request = reception.request();
        String method = request.method().name();
        if (request.uri().length() > LONGEST_TARGET) {
            writer.write(reception, new CoordinationError(TARGET_TOO_LONG, "Request target too long"));
        } else if (route == null) {
            writer.write(reception, new CoordinationError(UNKNOWN_PATH, NO_ENDPOINT));
        } else if (blocked.stream().anyMatch(path::startsWith)) {
            writer.write(reception, new CoordinationError(BLOCKED, "Endpoint is blocked by agent configuration"));
        } else if (method.equals("OPTIONS")) {
            writer.write(reception, Answer.empty(200).with("Allow", route.allow()));
        } else {
            call(reception, route, method, path);
        }
    }

    private void call(Reception reception, Route route, String method, String path) {
        Endpoint endpoint = route.endpoint(method);
        if (endpoint == null) {
            String text = "method " + method + " not allowed";
            writer.write(reception, new CoordinationError(METHOD_NOT_ALLOWED, text).with("Allow", route.allow()));
        } else if (!method.equals("GET") && !writers.allow(address(reception.request()))) {
            writer.write(reception, new CoordinationError(NETWORK_DENIED, "Access is restricted"));
        } else {
            run(reception, endpoint, new Call(reception.request(), reception.query(), route.rest(path), surroundings));
        }
    }

    private void run(Reception reception, Endpoint endpoint, Call call) {
        Cancellable running = started(endpoint, call)
                .subscribe()
                .with(answer -> writer.write(reception, answer), failure -> writer.write(reception, failure));
        reception.request().response().closeHandler(gone -> running.cancel());
        reception.request().response().exceptionHandler(gone -> running.cancel());
    }

    private static Uni<Answer> started(Endpoint endpoint, Call call) {
        try {
            return endpoint.answer(call);
        } catch (RuntimeException refusal) {
            return Uni.createFrom().failure(refusal);
        }
    }

    private static String address(HttpServerRequest request) {
        return request.connection().remoteAddress().hostAddress();
    }

    private static boolean isPrintable(String path) {
        return path.codePoints().allMatch(c -> c == ' ' || isPrintable(Character.getType(c)));
    }

    private static boolean isPrintable(int type) {
        return switch (type) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
