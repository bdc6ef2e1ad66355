package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Tokens.Shown;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Meta;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.json.JsonMembers;
import io.sessionsuite.coordination.json.MalformedJson;
import io.sessionsuite.coordination.namespace.NamespaceRules;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/acl/token…}, {@code /v1/acl/tokens}, {@code /v1/acl/bootstrap}. */
@Singleton
final class TokenEndpoints implements Endpoints {

    private static final String CLONE = "/clone";
    private static final String DECODING_FAILED = "Token decoding failed";

    private final AclDoor door;
    private final Tokens tokens;
    private final AclAudit audit;

    @Inject
    TokenEndpoints(AclDoor door, Tokens tokens, AclAudit audit) {
        this.door = door;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.on("acl/bootstrap").put(door.guarded(this::bootstrap));
        routes.on("acl/token").put(door.guarded(this::create));
        routes.on("acl/token/self").get(door.guarded(this::self));
        routes.on("acl/tokens").get(door.guarded(this::list));
        routes.on("acl/token/")
                .get(door.guarded(this::read))
                .put(door.guarded(this::write))
                .delete(door.guarded(this::delete));
    }

    private Uni<Answer> bootstrap(Call call) {
        return door.body(call, TokenEndpoints::bootstrapSecret, ErrorCode.BAD_TOKEN, "Request decode failed")
                .flatMap(tokens::bootstrap)
                .invoke(shown -> audit.bootstrapped(call, shown.token().accessorId()))
                .map(shown -> Answer.json(TokenView.bootstrap(new JsonText(), shown)));
    }

    private static TokenSecret bootstrapSecret(byte[] body, NamespaceRules namespaces) {
        JsonMembers json = JsonMembers.parse(body.length == 0 ? new byte[] {'{', '}'} : body);
        String secret = json.textOrEmpty("BootstrapSecret");
        if (!secret.isEmpty() && !Tokens.isUuid(secret)) {
            throw new MalformedJson("BootstrapSecret is not a valid UUID");
        }
        return new TokenSecret(secret.isEmpty() ? UUID.randomUUID().toString() : secret);
    }

    private Uni<Answer> create(Call call) {
        return door.body(call, TokenRequest::parse, ErrorCode.BAD_TOKEN, DECODING_FAILED)
                .flatMap(request -> door.writing(call, request.namespace())
                        .flatMap(access ->
                                tokens.create(access.namespace(), request).map(shown -> written(call, access, shown))));
    }

    private Uni<Answer> write(Call call) {
        if (call.rest().isEmpty()) {
            return create(call);
        }
        return call.rest().endsWith(CLONE) ? copy(call) : update(call);
    }

    private Uni<Answer> update(Call call) {
        return door.body(call, TokenRequest::parse, ErrorCode.BAD_TOKEN, DECODING_FAILED)
                .flatMap(request -> door.writing(call, request.namespace())
                        .flatMap(access -> tokens.update(access.namespace(), call.rest(), request)
                                .map(shown -> written(call, access, shown))));
    }

    private Uni<Answer> copy(Call call) {
        String accessor = call.rest().substring(0, call.rest().length() - CLONE.length());
        return door.body(call, TokenEndpoints::descriptionOfClone, ErrorCode.BAD_TOKEN, DECODING_FAILED)
                .flatMap(description -> door.writing(call, null)
                        .flatMap(access -> tokens.copy(access.namespace(), accessor, description.orElse(null))
                                .map(shown -> written(call, access, shown))));
    }

    private static Optional<String> descriptionOfClone(byte[] body, NamespaceRules namespaces) {
        return body.length == 0
                ? Optional.empty()
                : Optional.ofNullable(TokenRequest.parse(body, namespaces).description());
    }

    private Uni<Answer> read(Call call) {
        String accessor = accessor(call);
        return door.reading(call)
                .flatMap(access -> tokens.read(access.namespace(), accessor).map(read -> {
                    Token token = read.value().orElseThrow(TokenEndpoints::unknown);
                    return answer(access, visible(access, token)).with(Meta.ofPlain(read.index()));
                }));
    }

    private Uni<Answer> self(Call call) {
        call.options();
        TokenSecret secret = TokenSecret.of(call.token());
        return tokens.holder(secret).map(found -> {
            Token token = found.orElseThrow(TokenEndpoints::unknown);
            String namespace =
                    token.namespace().isDefault() ? null : token.namespace().name();
            JsonText json = TokenView.write(new JsonText(), new Shown(token, Optional.of(secret)), namespace);
            return Answer.json(json)
                    .with(Meta.ofPlain(Math.max(1, token.version().modify())));
        });
    }

    private Uni<Answer> list(Call call) {
        return door.listing(call).flatMap(wide -> tokens.all().map(read -> {
            JsonText json = new JsonText().openArray();
            for (Token token : read.value()) {
                door.within(wide, token.namespace())
                        .ifPresent(access -> TokenView.write(
                                json, visible(access, token), access.scope().member()));
            }
            return Answer.json(json.closeArray()).with(Meta.ofPlain(read.index()));
        }));
    }

    private Uni<Answer> delete(Call call) {
        String accessor = accessor(call);
        TokenSecret caller = TokenSecret.of(call.token());
        return door.writing(call, null).flatMap(access -> tokens.delete(access.namespace(), accessor, caller)
                .map(deleted -> {
                    if (!deleted) {
                        throw new CoordinationError(ErrorCode.UNKNOWN_TOKEN, "Cannot find token to delete");
                    }
                    audit.deleted(call, access, AclAudit.Kind.TOKEN, accessor);
                    return Answer.verdict(true);
                }));
    }

    private Shown visible(Access access, Token token) {
        return access.allows(Permission.writeAcl()) ? tokens.shown(token) : new Shown(token, Optional.empty());
    }

    private Answer written(Call call, Access access, Shown shown) {
        audit.written(call, access, AclAudit.Kind.TOKEN, shown.token().accessorId());
        return answer(access, shown);
    }

    private static Answer answer(Access access, Shown shown) {
        @Nullable String namespace = access.scope().member();
        return Answer.json(TokenView.write(new JsonText(), shown, namespace));
    }

    private static String accessor(Call call) {
        if (call.rest().isEmpty()) {
            throw new CoordinationError(ErrorCode.BAD_TOKEN, "Missing token AccessorID");
        }
        return call.rest().toLowerCase(Locale.ROOT);
    }

    private static CoordinationError unknown() {
        return new CoordinationError(ErrorCode.ACL_NOT_FOUND, "token does not exist: ACL not found");
    }
}
