package io.sessionsuite.coordination.session;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Filtered;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.blocking.BlockingReads;
import io.sessionsuite.coordination.blocking.Fresh;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.JsonText;
import io.sessionsuite.coordination.http.Meta;
import io.sessionsuite.coordination.http.ReadOptions;
import io.sessionsuite.coordination.http.WideAccess;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.unit.RedisUnits;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reading endpoints of {@code /v1/session/}: one session, those of a node, all. */
@Singleton
final class SessionListing {

    private static final Meta FAILED = new Meta(1, false, true, false);

    private final SessionStore store;
    private final BlockingReads blocking;
    private final RedisUnits units;

    @Inject
    SessionListing(SessionStore store, BlockingReads blocking, RedisUnits units) {
        this.store = store;
        this.blocking = blocking;
        this.units = units;
    }

    Uni<Answer> info(Call call) {
        ReadOptions options = call.options();
        Uni<Access> access = call.access();
        String id = SessionResource.requireId(call).toLowerCase(Locale.ROOT);
        return told(
                access.flatMap(allowed -> blocking.read(new SessionReads.One(store, allowed.namespace(), id), options)
                        .map(fresh -> one(fresh, allowed))));
    }

    Uni<Answer> ofNode(Call call) {
        ReadOptions options = call.options();
        Uni<WideAccess> access = call.wideAccess();
        if (call.rest().isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_NAME, "Missing node name");
        }
        return told(access.flatMap(allowed -> many(allowed, call.rest().toLowerCase(Locale.ROOT), options)));
    }

    Uni<Answer> all(Call call) {
        ReadOptions options = call.options();
        return told(call.wideAccess().flatMap(allowed -> many(allowed, "", options)));
    }

    private Uni<Answer> many(WideAccess access, String node, ReadOptions options) {
        return switch (access) {
            case WideAccess.One one -> {
                List<Namespace> only = List.of(one.access().namespace());
                yield blocking.read(new SessionReads.Many(store, only, node, false), options)
                        .map(fresh -> list(fresh, Map.of(one.access().namespace(), one.access())));
            }
            case WideAccess.All all ->
                units.namespaces().flatMap(names -> {
                    List<Namespace> every = List.copyOf(names);
                    Map<Namespace, Access> rights =
                            every.stream().collect(java.util.stream.Collectors.toMap(name -> name, all::in));
                    return blocking.read(new SessionReads.Many(store, every, node, true), options)
                            .map(fresh -> list(fresh, rights));
                });
        };
    }

    private static Answer one(Fresh<List<Live>> fresh, Access access) {
        Filtered<Live> visible = access.rights()
                .filter(
                        fresh.value(),
                        live -> Permission.readSession(live.session().node()));
        JsonText json = new JsonText().openArray();
        visible.items()
                .forEach(live -> live.session().write(json, access.scope().member()));
        Answer answer = Answer.json(json.closeArray())
                .with(Meta.ofBlocking(fresh.index()).filtered(visible.announced()));
        visible.items().forEach(live -> live.expiry().mark(answer));
        return fresh.mark(answer);
    }

    private static Answer list(Fresh<Map<Namespace, Listing>> fresh, Map<Namespace, Access> rights) {
        JsonText json = new JsonText().openArray();
        boolean announced = false;
        for (Map.Entry<Namespace, Listing> found : fresh.value().entrySet()) {
            Access access = rights.get(found.getKey());
            if (access != null) {
                Filtered<Session> visible = access.rights()
                        .filter(found.getValue().sessions(), session -> Permission.readSession(session.node()));
                visible.items()
                        .forEach(session -> session.write(json, access.scope().member()));
                announced |= visible.announced();
            }
        }
        return fresh.mark(Answer.json(json.closeArray())
                .with(Meta.ofBlocking(fresh.index()).filtered(announced)));
    }

    /** A failed read of sessions carries the headers of a read too. */
    private static Uni<Answer> told(Uni<Answer> answer) {
        return answer.onFailure(CoordinationError.class).invoke(failure -> {
            if (failure.code().status() != 400) {
                FAILED.addTo(failure);
            }
        });
    }
}
