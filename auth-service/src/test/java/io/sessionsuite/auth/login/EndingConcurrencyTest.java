package io.sessionsuite.auth.login;

import static io.sessionsuite.auth.Replica.answer;
import static io.sessionsuite.auth.login.LoginFixture.PASSWORD;
import static io.sessionsuite.auth.login.LoginFixture.SYSTEM;
import static io.sessionsuite.auth.login.LoginFixture.in;
import static io.sessionsuite.auth.login.LoginFixture.lives;
import static io.sessionsuite.auth.login.LoginFixture.login;
import static io.sessionsuite.auth.login.LoginFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.LoginIndex.Cap;
import io.sessionsuite.auth.directory.LoginMember;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.NewLogin;
import io.sessionsuite.login.Sid;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Endings and changes that race logins, on two replicas. */
class EndingConcurrencyTest {

    private static final Set<LoginKind> ALL = EnumSet.allOf(LoginKind.class);
    private static EmbeddedRedis server;
    private static Replica one;
    private static Replica two;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        one = Replica.on(server, "auth.password.queue-size", "1000");
        two = Replica.on(server, "auth.password.queue-size", "1000");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        server.close();
    }

    /** The two steps of a login, without the hash: what a replica does once the password is verified. */
    private static Uni<Opening> steps(Replica replica, User user, LoginToken token) {
        LoginMember member = new LoginMember(LoginKind.SESSION, token.sid());
        NewLogin login = NewLogin.of(LoginKind.SESSION)
                .user(user.realm(), user.username(), user.passwordVersion())
                .life(Duration.ofMinutes(30), Duration.ofHours(8), Duration.ofHours(1));
        return replica.stores
                .index()
                .admit(user.id(), user.revision(), member, Duration.ofHours(8), Cap.NONE)
                .chain(() -> replica.records.open(token, login));
    }

    @Test
    @DisplayName("F-84 end-all racing 1000 logins: none admitted before the call lives after its answer")
    void endAllRacingLogins() {
        User mia = user(one);
        Queue<LoginToken> opened = new ConcurrentLinkedQueue<>();
        List<LoginToken> tokens =
                IntStream.range(0, 1_000).mapToObj(i -> LoginToken.generate()).toList();
        for (int round = 0; round < 10; round++) {
            List<LoginToken> some = tokens.subList(round * 100, round * 100 + 100);
            Uni<Void> logins = Multi.createFrom()
                    .iterable(some)
                    .onItem()
                    .transformToUni(token -> steps(token.hashCode() % 2 == 0 ? one : two, mia, token)
                            .invoke(opening -> {
                                if (opening instanceof Opening.Opened) {
                                    opened.add(token);
                                }
                            }))
                    .merge(32)
                    .collect()
                    .last()
                    .replaceWithVoid();
            Queue<LoginToken> before = new ConcurrentLinkedQueue<>();
            Uni<Void> endAll = Uni.createFrom().deferred(() -> {
                before.addAll(opened);
                return two.logins.endAll(mia.id(), ALL, null, SYSTEM);
            });
            answer(Uni.join().all(logins, endAll).andFailFast());
            assertThat(before).as("admitted before the call").noneMatch(token -> lives(one, token));
        }
        List<Sid> found =
                answer(one.logins.list(mia.id())).stream().map(Login::sid).toList();
        assertThat(opened.stream().filter(token -> lives(one, token)).map(LoginToken::sid))
                .as("a live login nobody can find")
                .allMatch(found::contains);
        answer(one.logins.endAll(mia.id(), ALL, null, SYSTEM));
        assertThat(opened).noneMatch(token -> lives(two, token));
    }

    @Test
    @DisplayName("F-84 a login between its two steps is refused by the end-all that meets it")
    void plantedBetweenTheSteps() {
        User mia = user(one);
        LoginToken token = LoginToken.generate();
        LoginMember member = new LoginMember(LoginKind.SESSION, token.sid());
        answer(one.stores.index().admit(mia.id(), mia.revision(), member, Duration.ofHours(8), Cap.NONE));
        answer(two.logins.endAll(mia.id(), ALL, null, SYSTEM));
        assertThat(answer(one.records.open(token, NewLogin.of(LoginKind.SESSION))))
                .isInstanceOf(Opening.Refused.class);
    }

    @Test
    @DisplayName("F-85 SEC-23 a password change racing logins with the old password: none of them lives")
    void passwordChangeRacingLogins() {
        for (int round = 0; round < 3; round++) {
            User mia = user(one);
            LoginToken earlier = in(two, mia).token();
            Uni<List<LoginResult>> logins = Uni.join()
                    .all(IntStream.range(0, 8)
                            .mapToObj(i -> login(i % 2 == 0 ? one : two, mia, PASSWORD))
                            .toList())
                    .andFailFast();
            Uni<User> change = one.users.setPassword(mia.id(), "another horse 9", null, SYSTEM);
            var done = answer(Uni.combine().all().unis(logins, change).asTuple());
            Stream<LoginToken> tokens = done.getItem1().stream()
                    .flatMap(result -> result instanceof LoginResult.In in ? Stream.of(in.token()) : Stream.empty());
            assertThat(Stream.concat(tokens, Stream.of(earlier)).filter(token -> lives(two, token)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("F-76 SEC-20 touching checks racing an end: never live after its answer, 1000 times")
    void touchRacingEnd() {
        User mia = user(one);
        List<Boolean> revived = IntStream.range(0, 1_000)
                .mapToObj(i -> {
                    LoginToken token = LoginToken.generate();
                    answer(steps(one, mia, token));
                    server.command("HSET", "login:{" + token.sid() + "}", "last", "1000000000000");
                    server.command("HDEL", "login:{" + token.sid() + "}", "idle");
                    answer(Uni.combine()
                            .all()
                            .unis(
                                    one.records.check(token, ALL, "10.0.0.1", true),
                                    two.records.end(token.sid(), Ending.ENDED, false),
                                    two.records.check(token, ALL, "10.0.0.1", true))
                            .asTuple());
                    return lives(one, token);
                })
                .toList();
        assertThat(revived.stream().collect(Collectors.toSet())).containsExactly(false);
    }
}
