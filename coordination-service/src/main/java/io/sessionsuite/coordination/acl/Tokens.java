package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.AclStore.Bootstrapping;
import io.sessionsuite.coordination.acl.AclStore.Indexed;
import io.sessionsuite.coordination.acl.AclStore.TokenWriting;
import io.sessionsuite.coordination.namespace.Namespace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of tokens. */
@Singleton
final class Tokens {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final AclStore store;
    private final Policies policies;
    private final ManagementToken management;
    private final KnownTokens known;
    private final SecretSeal seal;

    @Inject
    Tokens(AclStore store, Policies policies, ManagementToken management, KnownTokens known, AclSettings settings) {
        this.store = store;
        this.policies = policies;
        this.management = management;
        this.known = known;
        this.seal = settings.sealKey().map(SecretSeal::of).orElseGet(SecretSeal::none);
    }

    /** A token and, where it may be told, its secret. */
    record Shown(Token token, Optional<TokenSecret> secret) {}

    Uni<Indexed<Optional<Token>>> read(Namespace namespace, String accessorId) {
        Optional<Token> configured =
                configured(namespace).filter(token -> token.accessorId().equals(accessorId));
        return store.token(accessorId)
                .map(read -> new Indexed<>(
                        read.index(),
                        configured
                                .or(() -> read.value().filter(inside(namespace)))
                                .or(() -> anonymous(namespace)
                                        .filter(token -> token.accessorId().equals(accessorId)))));
    }

    /** Those of all namespaces. */
    Uni<Indexed<List<Token>>> all() {
        return store.tokens().map(read -> {
            List<Token> all = new ArrayList<>();
            management.token().ifPresent(all::add);
            all.addAll(read.value());
            if (all.stream().noneMatch(t -> t.accessorId().equals(BuiltIn.ANONYMOUS_ACCESSOR))) {
                all.add(BuiltIn.anonymous());
            }
            all.sort(Comparator.comparing(Token::namespace));
            return new Indexed<>(read.index(), all);
        });
    }

    /** The token of a secret, if it lives. */
    Uni<Optional<Token>> holder(TokenSecret secret) {
        if (management.is(secret)) {
            return Uni.createFrom().item(management.token());
        }
        return store.resolve(secret)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.of(BuiltIn.anonymous()).filter(any -> secret.text()
                                .equals(PresentedToken.ANONYMOUS_SECRET)))
                        : store.token(found.get().token().accessorId()).map(Indexed::value));
    }

    Uni<Shown> create(Namespace namespace, TokenRequest request) {
        checkNew(request);
        TokenSecret secret =
                new TokenSecret(request.secretId().isEmpty() ? UUID.randomUUID().toString() : request.secretId());
        String accessor = request.accessorId().isEmpty() ? UUID.randomUUID().toString() : request.accessorId();
        return links(namespace, request)
                .map(links -> new Token(
                        accessor,
                        secret.hash(),
                        seal.seal(accessor, secret),
                        request.description() == null ? "" : request.description(),
                        Boolean.TRUE.equals(request.local()),
                        namespace,
                        links,
                        Token.Lifetime.UNBORN,
                        Version.NONE))
                .flatMap(token -> write(token, request.end()))
                .map(token -> new Shown(token, Optional.of(secret)));
    }

    Uni<Shown> update(Namespace namespace, String accessorId, TokenRequest request) {
        if (!request.accessorId().isEmpty() && !request.accessorId().equals(accessorId)) {
            throw new CoordinationError(ErrorCode.BAD_TOKEN, "Token Accessor ID in URL and payload do not match");
        }
        return read(namespace, accessorId).flatMap(read -> {
            Token old = read.value()
                    .filter(token -> !isConfigured(token))
                    .orElseThrow(() -> bad("Cannot find token \"" + accessorId + '"'));
            checkUpdate(old, request);
            return links(namespace, request).flatMap(links -> {
                String description = request.description() == null ? "" : request.description();
                return write(old.with(description, links), new AclStore.End.Never())
                        .map(this::shown);
            });
        });
    }

    /** @param description of the clone; null to keep the original's */
    Uni<Shown> copy(Namespace namespace, String accessorId, @Nullable String description) {
        return read(namespace, accessorId).flatMap(read -> {
            Token old = read.value()
                    .orElseThrow(() ->
                            new CoordinationError(ErrorCode.ACL_NOT_FOUND, "token does not exist: ACL not found"));
            TokenSecret secret = new TokenSecret(UUID.randomUUID().toString());
            String accessor = UUID.randomUUID().toString();
            Token copy = new Token(
                    accessor,
                    secret.hash(),
                    seal.seal(accessor, secret),
                    description == null ? old.description() : description,
                    old.local(),
                    namespace,
                    old.policies(),
                    Token.Lifetime.UNBORN,
                    Version.NONE);
            AclStore.End end = old.lifetime().expires() == null
                    ? new AclStore.End.Never()
                    : new AclStore.End.At(old.lifetime().expires());
            return write(copy, end).map(token -> new Shown(token, Optional.of(secret)));
        });
    }

    /**
     * Whether it was there.
     *
     * @param caller the secret of the request
     */
    Uni<Boolean> delete(Namespace namespace, String accessorId, TokenSecret caller) {
        if (accessorId.equals(BuiltIn.ANONYMOUS_ACCESSOR)) {
            throw bad("Delete operation not permitted on the anonymous token");
        }
        return read(namespace, accessorId)
                .flatMap(read -> {
                    Optional<Token> token = read.value();
                    if (token.filter(t -> t.secretHash().equals(caller.hash())).isPresent()) {
                        throw bad("Deletion of the request's authorization token is not permitted");
                    }
                    return token.isEmpty() ? Uni.createFrom().item(false) : store.deleteToken(accessorId);
                })
                .invoke(known::forget);
    }

    Uni<Shown> bootstrap(TokenSecret secret) {
        if (management.isConfigured()) {
            throw bootstrapDone(1);
        }
        String accessor = UUID.randomUUID().toString();
        Token token = new Token(
                accessor,
                secret.hash(),
                seal.seal(accessor, secret),
                "Bootstrap Token (Global Management)",
                false,
                Namespace.DEFAULT,
                List.of(BuiltIn.MANAGEMENT.link()),
                Token.Lifetime.UNBORN,
                Version.NONE);
        return store.bootstrap(token).invoke(known::forget).map(outcome -> switch (outcome) {
            case Bootstrapping.Written written -> new Shown(written.token(), Optional.of(secret));
            case Bootstrapping.Done done -> throw bootstrapDone(done.resetIndex());
            case Bootstrapping.SecretTaken taken -> throw bad("Invalid Token: SecretID is already in use");
        });
    }

    /** With its secret, if that was kept. */
    Shown shown(Token token) {
        return new Shown(token, seal.open(token.accessorId(), token.sealed()));
    }

    private Uni<Token> write(Token token, AclStore.End end) {
        return store.write(token, end).invoke(known::forget).map(writing -> switch (writing) {
            case TokenWriting.Written written -> written.token();
            case TokenWriting.AccessorTaken taken -> throw bad("Invalid Token: AccessorID is already in use");
            case TokenWriting.SecretTaken taken -> throw bad("Invalid Token: SecretID is already in use");
            case TokenWriting.Changed changed -> throw bad("Cannot find token \"" + token.accessorId() + '"');
            case TokenWriting.Past past -> throw bad("ExpirationTime cannot be before CreateTime");
        });
    }

    private Uni<List<PolicyLink>> links(Namespace namespace, TokenRequest request) {
        for (PolicyLink role : request.roles()) {
            throw missing("role", role);
        }
        if (request.identities()) {
            throw bad("Invalid Token: service and node identities are not supported");
        }
        if (request.policies().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return policies.seenIn(namespace).map(all -> request.policies().stream()
                .map(wanted -> find(all, wanted))
                .distinct()
                .toList());
    }

    private static PolicyLink find(List<Policy> all, PolicyLink wanted) {
        Predicate<Policy> fits = wanted.id().isEmpty()
                ? policy -> policy.name().equals(wanted.name())
                : policy -> policy.id().equals(wanted.id());
        return all.stream().filter(fits).findFirst().map(Policy::link).orElseThrow(() -> missing("policy", wanted));
    }

    private static CoordinationError missing(String kind, PolicyLink link) {
        return bad(
                link.id().isEmpty()
                        ? "No such ACL " + kind + " with name \"" + link.name() + '"'
                        : "No such ACL " + kind + " with ID \"" + link.id() + '"');
    }

    static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    private static void checkNew(TokenRequest request) {
        for (String id : new String[] {request.accessorId(), request.secretId()}) {
            if (id.startsWith(BuiltIn.RESERVED_PREFIX)) {
                throw bad("UUIDs with the prefix \"" + BuiltIn.RESERVED_PREFIX + "\" are reserved");
            }
        }
        if (!request.accessorId().isEmpty() && !isUuid(request.accessorId())) {
            throw bad("Invalid Token: AccessorID is not a valid UUID");
        }
        if (!request.secretId().isEmpty() && !isUuid(request.secretId())) {
            throw bad("Invalid Token: SecretID is not a valid UUID");
        }
        if (request.ttl() != null && request.ttl().nanos() < 0) {
            throw bad("Token Expiration TTL '" + request.ttl() + "' should be > 0");
        }
    }

    private static void checkUpdate(Token old, TokenRequest request) {
        String secret = request.secretId();
        if (!secret.isEmpty()
                && !secret.equals(TokenView.HIDDEN)
                && !new TokenSecret(secret).hash().equals(old.secretHash())) {
            throw bad("Changing a token's SecretID is not permitted");
        }
        if (request.local() != null && request.local() != old.local()) {
            throw bad("Cannot toggle local mode of " + old.accessorId());
        }
        boolean sameEnd =
                switch (request.end()) {
                    case AclStore.End.Never never -> true;
                    case AclStore.End.After after -> false;
                    case AclStore.End.At at -> at.moment().equals(old.lifetime().expires());
                };
        if (!sameEnd) {
            throw bad("Cannot change expiration time of " + old.accessorId());
        }
    }

    private Optional<Token> configured(Namespace namespace) {
        return management.token().filter(inside(namespace));
    }

    private boolean isConfigured(Token token) {
        return management.token().filter(token::equals).isPresent();
    }

    private static Optional<Token> anonymous(Namespace namespace) {
        return Optional.of(BuiltIn.anonymous()).filter(inside(namespace));
    }

    private static Predicate<Token> inside(Namespace namespace) {
        return token -> token.namespace().equals(namespace);
    }

    private static CoordinationError bootstrapDone(long resetIndex) {
        return new CoordinationError(
                ErrorCode.PERMISSION_DENIED,
                "Permission denied: ACL bootstrap no longer allowed (reset index: " + resetIndex + ")");
    }

    private static CoordinationError bad(String text) {
        return new CoordinationError(ErrorCode.BAD_ACL_ENTRY, text);
    }
}
