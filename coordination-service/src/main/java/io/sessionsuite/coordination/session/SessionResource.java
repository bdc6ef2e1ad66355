package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.BodyLimit;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceMode;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The writing endpoints of {@code /v1/session/}. */
@Singleton
final class SessionResource implements Endpoints {

    private static final BodyLimit LIMIT = BodyLimit.ofValue(512 * 1024);

    private final Sessions sessions;
    private final SessionListing listing;
    private final LifeFactor factor;
    private final NamespaceMode namespaces;

    @Inject
    SessionResource(Sessions sessions, SessionListing listing, SessionSettings settings, AgentSettings agent) {
        this.sessions = sessions;
        this.listing = listing;
        this.factor = LifeFactor.configured(settings);
        this.namespaces = agent.namespaces();
    }

    @Override
    public void register(Routes routes) {
        routes.on("session/create").put(this::create);
        routes.on("session/destroy/").put(this::destroy);
        routes.on("session/renew/").put(this::renew);
        routes.on("session/info/").get(listing::info);
        routes.on("session/node/").get(listing::ofNode);
        routes.on("session/list").get(listing::all);
    }

    private Uni<Answer> create(Call call) {
        LifeFactor life = factor.orAsked(
                call.query().has("x-session-ttl-factor") ? call.query().value("x-session-ttl-factor") : null);
        call.select(false);
        Uni<Buffer> body = call.body(LIMIT);
        return body.flatMap(bytes -> {
                    CreateRequest request = decode(bytes.getBytes());
                    return call.access(namespaceIn(request)).flatMap(access -> sessions.create(access, request, life));
                })
                .map(created -> created.expiry()
                        .mark(Answer.json(new JsonText()
                                        .openObject()
                                        .member("ID", created.id())
                                        .closeObject())
                                .with("X-Session-Index", created.index())));
    }

    private @Nullable Namespace namespaceIn(CreateRequest request) {
        return namespaces == NamespaceMode.REFUSE ? null : new NamespaceRules(namespaces).inBody(request.namespace());
    }

    private static CreateRequest decode(byte[] body) {
        try {
            return CreateRequest.decode(body);
        } catch (MalformedJson e) {
            throw new CoordinationError(ErrorCode.BAD_BODY, "Request decode failed: " + e.detail());
        }
    }

    private Uni<Answer> destroy(Call call) {
        Uni<Access> access = call.access();
        String id = requireId(call);
        return access.flatMap(allowed -> sessions.destroy(allowed, id.toLowerCase(Locale.ROOT)))
                .map(ended -> ended.isPresent()
                        ? Answer.verdict(true).with("X-Session-Index", ended.getAsLong())
                        : Answer.verdict(true));
    }

    private Uni<Answer> renew(Call call) {
        call.options();
        Uni<Access> access = call.access();
        String id = requireId(call);
        return access.flatMap(allowed -> sessions.renew(allowed, id.toLowerCase(Locale.ROOT))
                .map(renewed -> renewed.map(live -> renewed(live, allowed))
                        .orElseThrow(() -> new CoordinationError(
                                ErrorCode.UNKNOWN_SESSION, "Session id '" + id + "' not found"))));
    }

    private static Answer renewed(Live live, Access access) {
        JsonText json = new JsonText().openArray();
        live.session().write(json, access.scope().member());
        return live.expiry().mark(Answer.json(json.closeArray()));
    }

    static String requireId(Call call) {
        if (call.rest().isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_SESSION, "Missing session");
        }
        return call.rest();
    }
}
