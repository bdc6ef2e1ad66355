package io.sessionsuite.coordination.acl;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Meta;
import io.sessionsuite.coordination.http.PercentText;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.http.WideAccess;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code /v1/acl/policy…}, {@code /v1/acl/policies}. */
@Singleton
final class PolicyEndpoints implements Endpoints {

    private static final String DECODING_FAILED = "Policy decoding failed";

    private final AclDoor door;
    private final Policies policies;
    private final AclAudit audit;

    @Inject
    PolicyEndpoints(AclDoor door, Policies policies, AclAudit audit) {
        this.door = door;
        this.policies = policies;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.on("acl/policy").put(door.guarded(this::create));
        routes.on("acl/policies").get(door.guarded(this::list));
        routes.on("acl/policy/name/").get(door.guarded(this::readByName));
        routes.on("acl/policy/")
                .get(door.guarded(this::read))
                .put(door.guarded(this::write))
                .delete(door.guarded(this::delete));
    }

    private Uni<Answer> create(Call call) {
        return change(call, (access, request) -> policies.create(access.namespace(), request));
    }

    private Uni<Answer> write(Call call) {
        return call.rest().isEmpty()
                ? create(call)
                : change(call, (access, request) -> policies.update(access.namespace(), call.rest(), request));
    }

    private Uni<Answer> change(Call call, BiFunction<Access, PolicyRequest, Uni<Policy>> change) {
        return door.body(call, PolicyRequest::parse, ErrorCode.BAD_POLICY, DECODING_FAILED)
                .flatMap(request -> door.writing(call, request.namespace())
                        .flatMap(access -> change.apply(access, request).map(policy -> {
                            audit.written(call, access, AclAudit.Kind.POLICY, policy.id());
                            return answer(access, policy);
                        })));
    }

    private Uni<Answer> read(Call call) {
        String id = id(call);
        return door.reading(call).flatMap(access -> policies.byId(access.namespace(), id)
                .map(read -> found(access, read.index(), read.value().orElse(null))));
    }

    private Uni<Answer> readByName(Call call) {
        if (call.rest().isEmpty()) {
            throw new CoordinationError(ErrorCode.BAD_POLICY, "Missing policy Name");
        }
        String unescaped = PercentText.decodePath(call.rest());
        String name = unescaped == null ? call.rest() : unescaped;
        return door.reading(call).flatMap(access -> policies.byName(access.namespace(), name)
                .map(read -> found(access, read.index(), read.value().orElse(null))));
    }

    private static Answer found(Access access, long index, @Nullable Policy policy) {
        if (policy == null) {
            throw unknown(access);
        }
        return answer(access, policy).with(Meta.ofPlain(index));
    }

    private Uni<Answer> list(Call call) {
        return door.listing(call).flatMap(wide -> policies.all().map(read -> {
            JsonText json = new JsonText().openArray();
            for (Policy policy : read.value()) {
                Optional<Access> access = BuiltIn.isBuiltIn(policy) && wide instanceof WideAccess.One one
                        ? Optional.of(one.access())
                        : door.within(wide, policy.namespace());
                access.ifPresent(
                        there -> PolicyView.write(json, policy, there.scope().member(), false));
            }
            return Answer.json(json.closeArray()).with(Meta.ofPlain(read.index()));
        }));
    }

    private Uni<Answer> delete(Call call) {
        String id = id(call);
        return door.writing(call, null)
                .flatMap(access -> policies.delete(access.namespace(), id).map(deleted -> {
                    if (!deleted) {
                        throw new CoordinationError(ErrorCode.UNKNOWN_POLICY, "Cannot find policy to delete");
                    }
                    audit.deleted(call, access, AclAudit.Kind.POLICY, id);
                    return Answer.verdict(true);
                }));
    }

    private static Answer answer(Access access, Policy policy) {
        return Answer.json(
                PolicyView.write(new JsonText(), policy, access.scope().member(), true));
    }

    private static String id(Call call) {
        if (call.rest().isEmpty()) {
            throw new CoordinationError(ErrorCode.BAD_POLICY, "Missing policy ID");
        }
        return call.rest();
    }

    private static CoordinationError unknown(Access access) {
        String namespace = access.scope().member();
        String what = namespace == null
                ? "Requested policy does not exist"
                : "Requested policy not found in namespace " + namespace;
        return new CoordinationError(ErrorCode.UNKNOWN_POLICY, what + ": ACL not found");
    }
}
