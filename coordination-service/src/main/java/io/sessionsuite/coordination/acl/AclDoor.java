package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.http.BodyLimit;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoint;
import io.sessionsuite.coordination.http.WideAccess;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What all paths under {@code /v1/acl/} have in common. */
@Singleton
final class AclDoor {

    private static final BodyLimit BODY = BodyLimit.ofValue(512 * 1024);

    private final boolean enabled;
    private final NamespaceRules namespaces;

    @Inject
    AclDoor(AclSettings settings, AgentSettings agent) {
        this.enabled = settings.enabled();
        this.namespaces = new NamespaceRules(agent.namespaces());
    }

    /** Refused with 401 where access control is off. */
    Endpoint guarded(Endpoint endpoint) {
        return call -> {
            if (!enabled) {
                throw new CoordinationError(ErrorCode.ACL_DISABLED, "ACL support disabled");
            }
            return endpoint.answer(call);
        };
    }

    /** Access for a read. */
    Uni<Access> reading(Call call) {
        call.options();
        return call.access().invoke(access -> access.require(Permission.readAcl()));
    }

    /** Access for a list, perhaps over all namespaces; of those only what the caller may read is shown. */
    Uni<WideAccess> listing(Call call) {
        call.options();
        return call.wideAccess().invoke(access -> {
            if (access instanceof WideAccess.One one) {
                one.access().require(Permission.readAcl());
            }
        });
    }

    /** Access to what lives in {@code namespace}, if the list is about it and the caller may read it. */
    Optional<Access> within(WideAccess wide, Namespace namespace) {
        return switch (wide) {
            case WideAccess.One one ->
                Optional.of(one.access()).filter(access -> access.namespace().equals(namespace));
            case WideAccess.All all ->
                Optional.of(all.in(namespace)).filter(access -> access.allows(Permission.readAcl()));
        };
    }

    /** Access for a write, whose body may name the namespace. */
    Uni<Access> writing(Call call, @Nullable Namespace inBody) {
        return call.access(inBody).invoke(access -> access.require(Permission.writeAcl()));
    }

    /**
     * The body as {@code reading} understands it; a bad namespace outside it is refused first.
     *
     * @param code of the refusal of a body that cannot be read
     * @param complaint its first words
     */
    <T> Uni<T> body(Call call, BiFunction<byte[], NamespaceRules, T> reading, ErrorCode code, String complaint) {
        call.select(false);
        return rawBody(call).map(body -> {
            try {
                return reading.apply(body.getBytes(), namespaces);
            } catch (MalformedJson e) {
                throw new CoordinationError(code, complaint + ": " + e.detail());
            }
        });
    }

    Uni<Buffer> rawBody(Call call) {
        return call.body(BODY);
    }
}
