package io.sessionsuite.login;

import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Login records in Redis: {@code login:{sid}} and {@code attr:{sid}}, always both, always one script. */
public final class RedisLoginRecords implements LoginRecords {

    private static final Script CHECK = Script.load("login/login-check-2");
    private static final Script OPEN = Script.load("login/login-open-2");
    private static final Script UPGRADE = Script.load("login/login-upgrade-2");
    private static final Script RENEW = Script.load("login/login-renew-2");
    private static final Script END = Script.load("login/login-end-2");
    private static final Script ALIGN = Script.load("login/login-align-2");
    private static final Script VOUCH = Script.load("login/login-vouch-2");
    private static final Script SHOW = Script.load("login/login-show-2");

    private final RedisScripts redis;

    public RedisLoginRecords(RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<LoginCheck> check(LoginToken token, Set<LoginKind> accepted, String address, boolean touch) {
        return on(CHECK, token.sid())
                .arg(token.secretHash().bytes())
                .arg(LoginKind.joined(accepted))
                .arg(address)
                .arg(touch)
                .run()
                .map(reply -> judged(token.sid(), reply));
    }

    @Override
    public Uni<Opening> open(LoginToken token, NewLogin login) {
        return on(OPEN, token.sid())
                .arg(token.secretHash().bytes())
                .args(login.arguments())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "opened" -> new Opening.Opened(instant(reply, 1), end(reply));
                    case "taken" -> new Opening.Refused();
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Opening> upgrade(LoginToken token, String address, String agentHash, NewLogin login) {
        return on(UPGRADE, token.sid())
                .arg(token.secretHash().bytes())
                .arg(address)
                .arg(agentHash)
                .args(login.arguments())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "upgraded" -> new Opening.Opened(instant(reply, 1), end(reply));
                    case "no" -> new Opening.Refused();
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Renewal> renew(LoginToken token, RenewOrder order) {
        RedisCall call = on(RENEW, token.sid())
                .arg(token.secretHash().bytes())
                .arg(
                        order.rotated() == null
                                ? new byte[0]
                                : order.rotated().secretHash().bytes())
                .arg(order.csrf() == null ? "" : order.csrf())
                .arg(order.restart());
        order.fields().forEach((name, value) -> call.arg(name).arg(value));
        return call.run().map(reply -> switch (reply.word()) {
            case "renewed" -> new Renewal.Renewed(instant(reply, 1), end(reply));
            case "no" -> new Renewal.Refused(Ending.of(reply.text(1)));
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<End> end(LoginToken token, Ending reason) {
        return end(token.sid(), token.secretHash().bytes(), reason, false);
    }

    @Override
    public Uni<End> end(Sid sid, Ending reason, boolean plant) {
        return end(sid, new byte[0], reason, plant);
    }

    private Uni<End> end(Sid sid, byte[] secretHash, Ending reason, boolean plant) {
        return on(END, sid).arg(secretHash).arg(reason.code()).arg(plant).run().map(reply -> switch (reply.word()) {
            case "ended" -> new End.Ended(reply.text(1), reply.text(2), LoginKind.of(reply.text(3)));
            case "dead" -> new End.AlreadyDead();
            case "none" -> new End.Unknown();
            case "planted" -> new End.Planted();
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<Alignment> align(Sid sid, AlignOrder order) {
        return on(ALIGN, sid)
                .arg(
                        order.passwordVersion() == null
                                ? ""
                                : order.passwordVersion().toString())
                .arg(NewLogin.json(order.roles()))
                .arg(NewLogin.json(order.rights()))
                .arg(NewLogin.own(order.own(), order.roles()))
                .arg(order.permissions().equals("[]") ? "" : order.permissions())
                .arg(order.suspended() ? "suspended" : "live")
                .arg(order.plant())
                .arg(order.revision())
                .run()
                .map(reply -> switch (reply.word()) {
                    case "aligned" -> Alignment.ALIGNED;
                    case "ended" -> Alignment.ENDED;
                    case "dead" -> Alignment.DEAD;
                    case "planted" -> Alignment.PLANTED;
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Uni<Boolean> vouch(Sid sid, long passwordVersion) {
        return on(VOUCH, sid).arg(passwordVersion).run().map(reply -> switch (reply.word()) {
            case "vouched" -> true;
            case "dead" -> false;
            default -> throw reply.unexpected();
        });
    }

    @Override
    public Uni<LoginCheck> show(Sid sid) {
        return on(SHOW, sid).run().map(reply -> judged(sid, reply));
    }

    private static LoginCheck judged(Sid sid, Reply reply) {
        return switch (reply.word()) {
            case "ok" -> new LoginCheck.Live(Login.of(sid, reply.fields(2)), instant(reply, 1));
            case "no" -> new LoginCheck.Refused(Ending.of(reply.text(1)));
            default -> throw reply.unexpected();
        };
    }

    private RedisCall on(Script script, Sid sid) {
        return redis.script(script).key(sid.recordKey()).key(sid.attributesKey());
    }

    private static Instant instant(Reply reply, int index) {
        return Instant.ofEpochMilli(reply.number(index));
    }

    private static @Nullable Instant end(Reply reply) {
        return reply.number(2) == 0 ? null : instant(reply, 2);
    }
}
