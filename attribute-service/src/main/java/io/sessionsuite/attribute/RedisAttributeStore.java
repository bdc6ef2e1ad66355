package io.sessionsuite.attribute;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Attributes in Redis: {@code login:{sid}} and {@code attr:{sid}}, always both, always one script. Names hold no byte
 * 0; fields that do are bookkeeping.
 */
final class RedisAttributeStore implements AttributeStore {

    private static final Script CHECK = Script.load("attribute/check-2");
    private static final Script PUT = Script.load("attribute/put-2");
    private static final Script GET = Script.load("attribute/get-2");
    private static final Script DELETE = Script.load("attribute/delete-2");
    private static final Script INVALIDATE = Script.load("attribute/invalidate-2");

    private static final String BY_COOKIE = LoginKind.SESSION.text();
    private static final String BY_HEADER = LoginKind.SESSION.text() + " " + LoginKind.BEARER.text();

    private final RedisScripts redis;
    private final AttributeLimits limits;

    RedisAttributeStore(RedisScripts redis, AttributeLimits limits) {
        this.redis = redis;
        this.limits = limits;
    }

    @Override
    public Uni<Outcome> check(LoginToken token, Gate gate) {
        return run(call(CHECK, token, gate), reply -> new Outcome.Admitted());
    }

    @Override
    public Uni<Outcome> put(LoginToken token, Gate gate, Map<AttributeName, String> values) {
        RedisCall call = call(PUT, token, gate).arg(limits.attributeCount()).arg(limits.sessionSize());
        values.forEach((name, value) -> call.arg(name.text()).arg(value));
        return run(call, reply -> new Outcome.Stored(reply.number(1), reply.number(2)));
    }

    @Override
    public Uni<Outcome> get(LoginToken token, Gate gate, Selection selection) {
        List<AttributeName> names = selection.stored();
        return run(select(GET, token, gate, selection, names), reply -> {
            Reply list = reply.at(2);
            return new Outcome.Found(
                    reply.isNil(1) ? null : reply.text(1), selection.isAll() ? all(list) : some(names, list));
        });
    }

    @Override
    public Uni<Outcome> delete(LoginToken token, Gate gate, Selection selection) {
        return run(
                select(DELETE, token, gate, selection, selection.stored()),
                reply -> new Outcome.Deleted(reply.number(1), reply.number(2)));
    }

    /**
     * The second command only tidies an index that skips what is dead; if it is lost, a later login forgets the member.
     */
    @Override
    public Uni<Outcome> invalidate(LoginToken token, Gate gate) {
        return call(INVALIDATE, token, gate).arg(Ending.ENDED.code()).run().flatMap(reply -> {
            Outcome outcome =
                    outcome(reply, ended -> new Outcome.Invalidated(token.sid(), ended.text(1), ended.text(2)));
            return outcome instanceof Outcome.Invalidated over
                    ? forget(over, reply.text(3)).replaceWith(outcome)
                    : Uni.createFrom().item(outcome);
        });
    }

    private Uni<?> forget(Outcome.Invalidated over, String kind) {
        return redis.command(Command.ZREM)
                .key(UserId.of(over.realm(), over.user()).loginsKey())
                .arg(kind + ":" + over.sid())
                .run()
                .onFailure()
                .recoverWithNull();
    }

    private RedisCall select(
            Script script, LoginToken token, Gate gate, Selection selection, List<AttributeName> names) {
        RedisCall call = call(script, token, gate).arg(selection.isAll() ? "all" : "some");
        names.forEach(name -> call.arg(name.text()));
        return call;
    }

    private RedisCall call(Script script, LoginToken token, Gate gate) {
        Sid sid = token.sid();
        return redis.script(script)
                .key(sid.recordKey())
                .key(sid.attributesKey())
                .arg(token.secretHash().bytes())
                .arg(gate.byCookie() ? BY_COOKIE : BY_HEADER)
                .arg(gate.address())
                .arg(gate.touch())
                .arg(gate.csrfAsked())
                .arg(gate.csrfPresented())
                .arg(gate.requiredRole());
    }

    private static Uni<Outcome> run(RedisCall call, Function<Reply, Outcome> ok) {
        return call.run().map(reply -> outcome(reply, ok));
    }

    private static Outcome outcome(Reply reply, Function<Reply, Outcome> ok) {
        return switch (reply.word()) {
            case "ok" -> ok.apply(reply);
            case "no" -> new Outcome.NotLoggedIn(Ending.of(reply.text(1)));
            case "role" -> new Outcome.RoleMissing();
            case "csrf" -> new Outcome.CsrfRefused();
            case "count" -> new Outcome.TooMany(reply.number(1));
            case "bytes" -> new Outcome.TooLarge(reply.number(1));
            default -> throw reply.unexpected();
        };
    }

    private static Map<AttributeName, String> some(List<AttributeName> names, Reply list) {
        Map<AttributeName, String> values = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (!list.isNil(i)) {
                values.put(names.get(i), list.text(i));
            }
        }
        return values;
    }

    private static Map<AttributeName, String> all(Reply list) {
        Map<AttributeName, String> values = HashMap.newHashMap(list.size() / 2);
        for (int i = 0; i + 1 < list.size(); i += 2) {
            String field = list.text(i);
            if (field.indexOf(0) < 0) {
                values.put(new AttributeName(field), list.text(i + 1));
            }
        }
        return values;
    }
}
