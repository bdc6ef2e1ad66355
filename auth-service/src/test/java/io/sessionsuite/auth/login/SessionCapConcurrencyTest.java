package io.sessionsuite.auth.login;

import static io.sessionsuite.auth.Replica.answer;
import static io.sessionsuite.auth.login.LoginFixture.PASSWORD;
import static io.sessionsuite.auth.login.LoginFixture.in;
import static io.sessionsuite.auth.login.LoginFixture.lives;
import static io.sessionsuite.auth.login.LoginFixture.login;
import static io.sessionsuite.auth.login.LoginFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionCapConcurrencyTest {

    private static final int CAP = 5;
    private static final int AT_ONCE = 50;
    private static EmbeddedRedis server;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Replica capped(String whenFull) {
        return Replica.on(
                server,
                "auth.sessions.max-per-user",
                Integer.toString(CAP),
                "auth.sessions.when-full",
                whenFull,
                "auth.password.queue-size",
                "1000");
    }

    private static List<LoginResult> atOnce(Replica one, Replica two, User user) {
        List<Uni<LoginResult>> logins = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> login(i % 2 == 0 ? one : two, user, PASSWORD))
                .toList();
        return answer(Uni.join().all(logins).andCollectFailures());
    }

    private static List<LoginToken> tokens(List<LoginResult> results) {
        return results.stream()
                .flatMap(result -> result instanceof LoginResult.In in ? Stream.of(in.token()) : Stream.empty())
                .toList();
    }

    private static long live(Replica replica, List<LoginToken> tokens) {
        return tokens.stream().filter(token -> lives(replica, token)).count();
    }

    @Test
    @DisplayName("F-83 with evict 50 logins at once on two replicas leave exactly 5")
    void evict() {
        try (Replica one = capped("evict");
                Replica two = capped("evict")) {
            User user = user(one);
            List<LoginResult> results = atOnce(one, two, user);
            assertThat(results).allMatch(LoginResult.In.class::isInstance);
            assertThat(live(one, tokens(results))).isEqualTo(CAP);
            assertThat(answer(two.logins.list(user.id()))).hasSize(CAP);
            LoginToken last = in(two, user).token();
            assertThat(lives(one, last)).isTrue();
            assertThat(live(one, tokens(results))).isEqualTo(CAP - 1);
        }
    }

    @Test
    @DisplayName("F-83 with deny exactly 5 of 50 logins at once get in, the others are told")
    void deny() {
        try (Replica one = capped("deny");
                Replica two = capped("deny")) {
            User user = user(one);
            List<LoginResult> results = atOnce(one, two, user);
            assertThat(results)
                    .allMatch(result -> result instanceof LoginResult.In || result instanceof LoginResult.LimitReached);
            assertThat(tokens(results)).hasSize(CAP);
            assertThat(live(two, tokens(results))).isEqualTo(CAP);
        }
    }

    @Test
    @DisplayName("F-83 dead sessions make room, others of another kind do not count")
    void deadMakeRoom() {
        try (Replica one = capped("deny")) {
            User user = user(one);
            List<LoginToken> tokens =
                    IntStream.range(0, CAP).mapToObj(i -> in(one, user).token()).toList();
            assertThat(answer(login(one, user, PASSWORD))).isInstanceOf(LoginResult.LimitReached.class);
            LoginResult bearer =
                    answer(one.logins.login(LoginFixture.attempt(user, PASSWORD), verified -> LoginOrder.bearer()));
            assertThat(bearer).isInstanceOf(LoginResult.In.class);
            server.command("HSET", "login:{" + tokens.getFirst().sid() + "}", "created", "1", "last", "1");
            assertThat(answer(login(one, user, PASSWORD))).isInstanceOf(LoginResult.In.class);
            assertThat(answer(login(one, user, PASSWORD))).isInstanceOf(LoginResult.LimitReached.class);
        }
    }
}
