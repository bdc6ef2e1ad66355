package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.unit.UnitKeys;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens and policies in the unit {@code {dc/.acl}}. */
@Singleton
final class RedisAclStore implements AclStore {

    private static final Script RESOLVE = Script.load("coordination/acl-resolve-3");
    private static final Script READ = Script.load("coordination/acl-read-4");
    private static final Script WRITE_TOKEN = Script.load("coordination/acl-token-write-5");
    private static final Script WRITE_POLICY = Script.load("coordination/acl-policy-write-4");
    private static final Script DELETE = Script.load("coordination/acl-delete-7");
    private static final Script BOOTSTRAP = Script.load("coordination/acl-bootstrap-4");
    private static final int MOST_RECORDS = 10_000;

    private final RedisScripts redis;
    private final AclKeys keys;

    @Inject
    RedisAclStore(@Identifier("coordination") RedisScripts redis, UnitKeys keys) {
        this.redis = redis;
        this.keys = new AclKeys(keys);
    }

    @Override
    public Uni<Optional<Resolved>> resolve(TokenSecret secret) {
        return redis.script(RESOLVE)
                .key(keys.tokens())
                .key(keys.secrets())
                .key(keys.policies())
                .arg(secret.hash())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> Optional.of(resolved(reply));
                    case "ABSENT" -> Optional.empty();
                    default -> throw reply.unexpected();
                });
    }

    private static Resolved resolved(Reply reply) {
        String record = reply.text(3);
        List<String> builtIns = AclRecords.linked(record).stream()
                .filter(id -> BuiltIn.policy(id).isPresent())
                .toList();
        List<Policy> policies = reply.texts(4).stream()
                .map(policy -> AclRecords.policy("", policy))
                .toList();
        @Nullable Duration left = reply.number(1) < 0 ? null : Duration.ofMillis(reply.number(1));
        return new Resolved(AclRecords.token(reply.text(2), record, ""), policies, builtIns, left);
    }

    @Override
    public Uni<Indexed<Optional<Token>>> token(String accessorId) {
        return read("token", accessorId)
                .map(reply ->
                        new Indexed<>(reply.number(1), tokens(reply).stream().findFirst()));
    }

    @Override
    public Uni<Indexed<List<Token>>> tokens() {
        return read("tokens", "").map(reply -> new Indexed<>(reply.number(1), tokens(reply)));
    }

    @Override
    public Uni<Indexed<Optional<Policy>>> policy(String id) {
        return read("policy", id)
                .map(reply ->
                        new Indexed<>(reply.number(1), policies(reply).stream().findFirst()));
    }

    @Override
    public Uni<Indexed<Optional<Policy>>> policyNamed(Namespace namespace, String name) {
        return read("policy-name", namespace.name() + '\0' + name)
                .map(reply ->
                        new Indexed<>(reply.number(1), policies(reply).stream().findFirst()));
    }

    @Override
    public Uni<Indexed<List<Policy>>> policies() {
        return read("policies", "").map(reply -> new Indexed<>(reply.number(1), policies(reply)));
    }

    private Uni<Reply> read(String kind, String selector) {
        return redis.script(READ)
                .key(keys.meta())
                .key(keys.tokens())
                .key(keys.policies())
                .key(keys.policyNames())
                .arg(kind)
                .arg(selector)
                .arg(MOST_RECORDS)
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> reply;
                    case "TOOMANY" ->
                        throw new CoordinationError(
                                ErrorCode.TOO_MANY_ENTRIES, "Result exceeds " + MOST_RECORDS + " entries");
                    default -> throw reply.unexpected();
                });
    }

    private static List<Token> tokens(Reply reply) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += 3) {
            tokens.add(AclRecords.token(reply.text(i), reply.text(i + 1), reply.text(i + 2)));
        }
        return tokens;
    }

    private static List<Policy> policies(Reply reply) {
        List<Policy> policies = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += 3) {
            policies.add(AclRecords.policy(reply.text(i), reply.text(i + 1)));
        }
        return policies;
    }

    @Override
    public Uni<TokenWriting> write(Token token, End end) {
        return redis.script(WRITE_TOKEN)
                .key(keys.meta())
                .key(keys.tokens())
                .key(keys.secrets())
                .key(keys.events())
                .key(keys.expiring())
                .arg(token.accessorId())
                .arg(token.version().modify())
                .arg(token.secretHash())
                .arg(end instanceof End.After after ? after.time().toMillis() : 0)
                .arg(end instanceof End.At at ? at.moment().toEpochMilli() : 0)
                .arg(token.namespace().name())
                .arg(AclRecords.ids(token.policies()))
                .arg(AclRecords.json(token))
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> new TokenWriting.Written(token.with(lifetime(reply), version(reply)));
                    case "TAKEN" ->
                        reply.text(1).equals("accessor")
                                ? new TokenWriting.AccessorTaken()
                                : new TokenWriting.SecretTaken();
                    case "CHANGED" -> new TokenWriting.Changed();
                    case "PAST" -> new TokenWriting.Past();
                    default -> throw reply.unexpected();
                });
    }

    private static Token.Lifetime lifetime(Reply reply) {
        long expires = reply.number(4);
        return new Token.Lifetime(
                Instant.ofEpochMilli(reply.number(3)), expires == 0 ? null : Instant.ofEpochMilli(expires));
    }

    private static Version version(Reply reply) {
        return new Version(reply.number(1), reply.number(2));
    }

    @Override
    public Uni<PolicyWriting> write(Policy policy) {
        return redis.script(WRITE_POLICY)
                .key(keys.meta())
                .key(keys.policies())
                .key(keys.policyNames())
                .key(keys.events())
                .arg(policy.id())
                .arg(policy.version().modify())
                .arg(policy.namespace().name())
                .arg(policy.name())
                .arg(AclRecords.json(policy))
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" -> new PolicyWriting.Written(policy.with(version(reply)));
                    case "TAKEN" -> new PolicyWriting.NameTaken();
                    case "CHANGED" -> new PolicyWriting.Changed();
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Boolean> deleteToken(String accessorId) {
        return delete("token", accessorId);
    }

    @Override
    public Uni<Boolean> deletePolicy(String id) {
        return delete("policy", id);
    }

    private Uni<Boolean> delete(String kind, String id) {
        RedisCall call = redis.script(DELETE)
                .key(keys.meta())
                .key(keys.tokens())
                .key(keys.secrets())
                .key(keys.policies())
                .key(keys.policyNames())
                .key(keys.events())
                .key(keys.expiring())
                .arg(kind)
                .arg(id);
        return call.run().map(reply -> switch (reply.word()) {
            case "OK" -> true;
            case "ABSENT" -> false;
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Bootstrapping> bootstrap(Token token) {
        return redis.script(BOOTSTRAP)
                .key(keys.meta())
                .key(keys.tokens())
                .key(keys.secrets())
                .key(keys.events())
                .arg(token.accessorId())
                .arg(token.secretHash())
                .arg(AclRecords.ids(token.policies()))
                .arg(AclRecords.json(token))
                .run()
                .map(reply -> switch (reply.word()) {
                    case "OK" ->
                        new Bootstrapping.Written(token.with(
                                new Token.Lifetime(Instant.ofEpochMilli(reply.number(2)), null),
                                new Version(reply.number(1), reply.number(1))));
                    case "DONE" -> new Bootstrapping.Done(reply.number(1));
                    case "TAKEN" -> new Bootstrapping.SecretTaken();
                    default -> throw reply.unexpected();
                });
    }
}
