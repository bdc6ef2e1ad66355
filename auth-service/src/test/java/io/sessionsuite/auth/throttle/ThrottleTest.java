package io.sessionsuite.auth.throttle;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.Settings;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.Authentication;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rule table of the contract, over two replicas. */
class ThrottleTest {

    private static final String A = "192.0.2.1";
    private static final String B = "192.0.2.2";
    private static EmbeddedRedis server;
    private static Replica one;
    private static Replica two;

    private final UserId mia = UserId.of("native", UUID.randomUUID().toString());

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        one = Replica.on(server, "auth.throttle.busy-timeout", "200ms");
        two = Replica.on(server, "auth.throttle.busy-timeout", "200ms");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        server.close();
    }

    private static Admission enter(Replica replica, UserId user, String address) {
        return answer(replica.throttles.throttle().enter(user, address));
    }

    private static void leave(Replica replica, Admission admission, Outcome outcome) {
        answer(replica.throttles.throttle().leave(((Admission.Go) admission).pass(), outcome));
    }

    private static void fail(UserId user, String address, int times) {
        IntStream.range(0, times)
                .forEach(i ->
                        leave(i % 2 == 0 ? one : two, enter(i % 2 == 0 ? one : two, user, address), Outcome.FAILED));
    }

    private static String fresh() {
        UUID random = UUID.randomUUID();
        return "10." + (random.hashCode() & 255) + "." + (random.hashCode() >> 8 & 255) + "."
                + (random.hashCode() >> 16 & 255);
    }

    @Test
    @DisplayName("F-68 A-30 five failures from A block the user there, on every replica, and not from B")
    void pair() {
        String address = fresh();
        fail(mia, address, 5);
        Admission blocked = enter(two, mia, address);
        assertThat(blocked).isInstanceOfSatisfying(Admission.Wait.class, wait -> assertThat(wait.time())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
        assertThat(enter(one, mia, fresh())).isInstanceOf(Admission.Go.class);
        assertThat(enter(one, UserId.of("native", "other"), address)).isInstanceOf(Admission.Go.class);
    }

    @Test
    @DisplayName("F-68 A-30 a success clears the pair, a fault counts as nothing")
    void successClears() {
        String address = fresh();
        fail(mia, address, 4);
        leave(one, enter(one, mia, address), Outcome.VOID);
        leave(one, enter(one, mia, address), Outcome.OK);
        fail(mia, address, 4);
        assertThat(enter(one, mia, address)).isInstanceOf(Admission.Go.class);
    }

    @Test
    @DisplayName("F-68 A-30 parallel guesses cannot overrun the budget: the sixth waits for the others")
    void parallelGuesses() {
        String address = fresh();
        List<Admission> five = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> five.add(enter(i % 2 == 0 ? one : two, mia, address)));
        assertThat(enter(one, mia, address)).isInstanceOf(Admission.Busy.class);
        Uni<Admission> sixth = one.throttles.throttle().enter(mia, address);
        Uni<Void> success = two.throttles.throttle().leave(((Admission.Go) five.getFirst()).pass(), Outcome.OK);
        assertThat(answer(Uni.combine().all().unis(sixth, success).asTuple()).getItem1())
                .isInstanceOf(Admission.Go.class);
    }

    @Test
    @DisplayName("F-68 A-30 an IPv6 address counts by its /64 network")
    void ipv6Network() {
        fail(mia, "2001:db8:1:2::1", 5);
        assertThat(enter(one, mia, "2001:db8:1:2:ffff::2")).isInstanceOf(Admission.Wait.class);
        assertThat(enter(one, mia, "2001:db8:1:3::1")).isInstanceOf(Admission.Go.class);
    }

    @Test
    @DisplayName("A-30 thirty failures from one address block it until the minute ends, whoever the users are")
    void address() {
        String address = fresh();
        IntStream.range(0, 30).forEach(i -> fail(UserId.of("native", "u" + i), address, 1));
        assertThat(enter(one, UserId.of("native", "another"), address))
                .isInstanceOfSatisfying(Admission.Wait.class, wait -> assertThat(wait.time())
                        .isLessThanOrEqualTo(Duration.ofSeconds(60)));
    }

    @Test
    @DisplayName(
            "SEC-31 SEC-32 after 100 failures in a row new addresses get one try, known ones go on, success resets")
    void user() {
        leave(one, enter(one, mia, A), Outcome.OK);
        IntStream.range(0, 25).forEach(i -> fail(mia, "198.51.100." + i, 4));
        assertThat(enter(one, mia, B)).isInstanceOf(Admission.Wait.class);
        Admission known = enter(two, mia, A);
        assertThat(known).isInstanceOf(Admission.Go.class);
        server.command("HSET", "throttle:{u:" + mia + "}", "until", "1");
        Admission one15 = enter(one, mia, B);
        assertThat(one15).isInstanceOf(Admission.Go.class);
        assertThat(enter(two, mia, "192.0.2.3")).isInstanceOf(Admission.Wait.class);
        leave(two, known, Outcome.OK);
        assertThat(enter(two, mia, "192.0.2.3")).isInstanceOf(Admission.Go.class);
    }

    @Test
    @DisplayName("F-68 A-30 a blocked user is answered before his password is looked at, an unknown one alike")
    void blockedBeforeTheHash() {
        String name = UUID.randomUUID().toString();
        answer(one.users.create(NewUser.of("native", name, "correct horse 9", List.of()), Actor.system()));
        for (String user : List.of(name, "nobody-" + name)) {
            Client client = new Client(fresh(), "");
            for (int i = 0; i < 5; i++) {
                assertThat(answer(one.authenticator.verify(new Attempt("native", user, "wrong horse", "m1", client))))
                        .isInstanceOf(Authentication.Refused.class);
            }
            assertThat(answer(
                            two.authenticator.verify(new Attempt("native", user, "correct horse 9", "oauth", client))))
                    .isInstanceOf(Authentication.Throttled.class);
        }
        assertThat(answer(two.authenticator.verify(
                        new Attempt("native", name, "correct horse 9", "mmonit", new Client(fresh(), "")))))
                .isInstanceOf(Authentication.Verified.class);
    }

    @Test
    @DisplayName("SEC-60 a rule of nothing stops the start")
    void settings() {
        assertThatThrownBy(() -> Throttles.on(
                        one.redis,
                        Settings.of("auth.throttle.pair-failures", "0").mapping(ThrottleConfig.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth.throttle.");
    }
}
