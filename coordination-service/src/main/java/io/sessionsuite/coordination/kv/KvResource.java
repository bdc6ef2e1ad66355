package io.sessionsuite.coordination.kv;

import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.ErrorCode;
import io.sessionsuite.coordination.acl.Permission;
import io.sessionsuite.coordination.http.Access;
import io.sessionsuite.coordination.http.Answer;
import io.sessionsuite.coordination.http.BodyLimit;
import io.sessionsuite.coordination.http.Call;
import io.sessionsuite.coordination.http.Endpoints;
import io.sessionsuite.coordination.http.Query;
import io.sessionsuite.coordination.http.Routes;
import io.sessionsuite.coordination.http.Unsigned;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code /v1/kv/}. */
@Singleton
final class KvResource implements Endpoints {

    private final KvReads reads;
    private final KvStore store;
    private final KeyRules rules;
    private final BodyLimit valueLimit;
    private final int maxEntries;

    @Inject
    KvResource(KvReads reads, KvStore store, KeyRules rules, KvSettings settings) {
        this.reads = reads;
        this.store = store;
        this.rules = rules;
        this.valueLimit = BodyLimit.ofValue(settings.maxValueSize());
        this.maxEntries = settings.maxListEntries();
    }

    @Override
    public void register(Routes routes) {
        routes.on("kv/").get(reads::read).put(this::put).delete(this::delete);
    }

    private Uni<Answer> put(Call call) {
        call.options();
        KeyRules.Accepted key = rules.accept(call.rest());
        Uni<Access> access = call.access();
        requireName(key.key());
        refuseConflict(call.query(), List.of("cas", "acquire", "release"));
        Flags flags = flags(call.query());
        Write write = write(call.query());
        Uni<Buffer> body = call.body(valueLimit);
        return access.flatMap(allowed -> {
                    allowed.require(Permission.writeKey(key.key()));
                    return body.flatMap(value ->
                            write.apply(store, allowed.namespace(), key.key(), new Payload(value.getBytes(), flags)));
                })
                .map(outcome -> key.warn(answer(outcome, call, key.key())));
    }

    private Uni<Answer> delete(Call call) {
        call.options();
        KeyRules.Accepted key = rules.accept(call.rest());
        Uni<Access> access = call.access();
        refuseConflict(call.query(), List.of("recurse", "cas"));
        Uni<Outcome> done =
                call.query().has("recurse") ? deleteTree(access, key.key()) : deleteOne(access, call, key.key());
        return done.map(outcome -> key.warn(answer(outcome, call, key.key())));
    }

    private Uni<Outcome> deleteTree(Uni<Access> access, String prefix) {
        return access.flatMap(allowed -> {
            allowed.rights().requireWholePrefix(prefix);
            return store.deleteTree(allowed.namespace(), prefix);
        });
    }

    private Uni<Outcome> deleteOne(Uni<Access> access, Call call, String key) {
        requireName(key);
        boolean conditional = call.query().has("cas");
        String index = conditional ? number(call.query().value("cas")) : "";
        return access.flatMap(allowed -> {
            allowed.require(Permission.writeKey(key));
            return conditional
                    ? store.deleteIf(allowed.namespace(), key, index)
                    : store.delete(allowed.namespace(), key);
        });
    }

    private Write write(Query query) {
        boolean keep = query.has("x-session-keep");
        if (query.has("cas")) {
            return new Write.Conditional(number(query.value("cas")));
        }
        if (query.has("acquire")) {
            return new Write.Acquire(query.value("acquire"), keep);
        }
        return query.has("release") ? new Write.Release(query.value("release"), keep) : new Write.Plain();
    }

    private Answer answer(Outcome outcome, Call call, String key) {
        return switch (outcome) {
            case Outcome.Done done ->
                done.modify() == 0 ? Answer.verdict(true) : Answer.verdict(true).with("X-Session-Index", done.modify());
            case Outcome.Refused refused ->
                Answer.verdict(false).with("X-Session-Refused", refused.reason().word());
            case Outcome.Delayed delayed ->
                Answer.verdict(false)
                        .with("X-Session-Refused", "lock-delay")
                        .with("X-Session-Lock-Delay-Ms", delayed.left().toMillis());
            case Outcome.DeadSession dead -> throw deadSession(call.query().value("acquire"));
            case Outcome.TooManyLocks many ->
                throw new CoordinationError(ErrorCode.TOO_MANY_LOCKS, "raft apply failed: too many locks");
            case Outcome.TooManyEntries many ->
                throw new CoordinationError(
                        ErrorCode.TOO_MANY_ENTRIES,
                        "Result of prefix \"" + key + "\" exceeds " + maxEntries + " entries");
        };
    }

    private static CoordinationError deadSession(String id) {
        return id.isEmpty()
                ? new CoordinationError(ErrorCode.NO_SESSION_GIVEN, "raft apply failed: missing session")
                : new CoordinationError(ErrorCode.INVALID_SESSION, "raft apply failed: invalid session \"" + id + '"');
    }

    private static void requireName(String key) {
        if (key.isEmpty()) {
            throw new CoordinationError(ErrorCode.MISSING_KEY, "Missing key name");
        }
    }

    private static void refuseConflict(Query query, List<String> exclusive) {
        if (exclusive.stream().filter(query::has).count() > 1) {
            throw new CoordinationError(ErrorCode.CONFLICTING_FLAGS, "Conflicting flags: " + query.encoded() + '\n');
        }
    }

    private static Flags flags(Query query) {
        return query.has("flags") ? new Flags(number(query.value("flags"))) : Flags.NONE;
    }

    private static String number(String text) {
        try {
            return Unsigned.parse(text);
        } catch (NumberFormatException e) {
            throw new CoordinationError(ErrorCode.BAD_NUMBER, String.valueOf(e.getMessage()));
        }
    }
}
