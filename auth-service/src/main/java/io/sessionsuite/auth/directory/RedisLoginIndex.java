package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The index in {@code user-logins:{uid}}, its reservations in {@code user-pending:{uid}}. */
@Singleton
final class RedisLoginIndex implements LoginIndex {

    private static final Script ADMIT = Script.load("auth/user-admit-3");
    private static final Script FORGET = Script.load("auth/user-forget-3");
    private static final int AT_ONCE = 1_000;

    private final RedisScripts redis;

    RedisLoginIndex(@Identifier("auth") RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Admission> admit(UserId user, long revision, LoginMember member, Duration life, Cap cap) {
        return on(ADMIT, user)
                .arg(revision)
                .arg(member.text())
                .arg(life.toMillis())
                .arg(cap.most())
                .arg(cap.evict() ? "evict" : "deny")
                .run()
                .map(reply -> switch (reply.word()) {
                    case "admitted" -> new Admission.Admitted();
                    case "changed" -> new Admission.Changed();
                    case "refused" -> new Admission.Refused();
                    case "evict", "full" -> new Admission.Full((int) reply.number(1), occupants(reply));
                    default -> throw reply.unexpected();
                });
    }

    private static List<Occupant> occupants(Reply reply) {
        List<Occupant> occupants = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += 2) {
            occupants.add(new Occupant(
                    LoginMember.parse(reply.text(i)), reply.text(i + 1).equals("1")));
        }
        return occupants;
    }

    @Override
    public Uni<Void> forget(UserId user, Why why, List<LoginMember> members) {
        if (members.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int count = Math.min(AT_ONCE, members.size());
        return on(FORGET, user)
                .arg(why.word)
                .args(members.subList(0, count).stream().map(LoginMember::text).toList())
                .run()
                .invoke(reply -> {
                    if (!reply.word().equals("forgotten")) {
                        throw reply.unexpected();
                    }
                })
                .chain(() -> forget(user, why, members.subList(count, members.size())));
    }

    private RedisCall on(Script script, UserId user) {
        return redis.script(script)
                .key("user:{" + user + "}")
                .key(user.loginsKey())
                .key("user-pending:{" + user + "}");
    }
}
