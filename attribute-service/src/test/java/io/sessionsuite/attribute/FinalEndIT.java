package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginRecords.RenewOrder;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.RawHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An end is final on every replica, whatever is under way. */
class FinalEndIT extends ReplicasFixture {

    /** The ways a session ends. */
    enum Door {
        INVALIDATE {
            @Override
            void end(LoginToken token) {
                doneOrPage(get(1, "/invalidate", cookie(token)));
            }
        },
        LOGOUT_ELSEWHERE {
            @Override
            void end(LoginToken token) {
                logins.await(logins.records().end(token, Ending.ENDED));
            }
        },
        REVOKE {
            @Override
            void end(LoginToken token) {
                logins.await(logins.records().end(token.sid(), Ending.ENDED, false));
            }
        },
        IDLE {
            @Override
            void end(LoginToken token) {
                overdue(token, "last", TestLogins.IDLE);
            }
        },
        ABSOLUTE {
            @Override
            void end(LoginToken token) {
                overdue(token, "authenticated", TestLogins.ABSOLUTE);
            }
        };

        abstract void end(LoginToken token);

        /** One command, as time passes everywhere at once. A record that is dead already stays as it is. */
        private static void overdue(LoginToken token, String field, Duration limit) {
            if (logins.field(token, "state") == null) {
                long past = System.currentTimeMillis() - limit.toMillis();
                logins.server().command("HSET", TestLogins.recordKey(token), field, Long.toString(past));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @DisplayName("MR-04 M-80 put against every end: done before it, or the login page; nothing is left over")
    void putAgainstEnd(Door door) {
        int done = 0;
        for (int round = 0; round < Race.REPEATS; round++) {
            LoginToken token = logins.scriptSession();
            boolean put = Race.run(
                            () -> {
                                try (RawHttp http = replicas.connect(0)) {
                                    boolean all = true;
                                    for (int i = 0; i < 3; i++) {
                                        all = doneOrPage(http.post(P + "/put", "a" + i + "=1", cookie(token))) && all;
                                    }
                                    return all;
                                }
                            },
                            () -> {
                                door.end(token);
                                return true;
                            })
                    .get(0);
            done += put ? 1 : 0;
            logins.nothingIsLeftOver(token);
            assertThat(LoggedOut.is(get(round, "/get", cookie(token)))).isTrue();
            assertThat(LoggedOut.is(get(round, "/put?a=2", cookie(token)))).isTrue();
            assertThat(logins.hasAttributes(token)).isFalse();
            assertThat(logins.field(token, "state")).isEqualTo("ended");
        }
        assertThat(done).isBetween(0, Race.REPEATS);
    }

    @Test
    @DisplayName("MR-02 a put whose body comes after the end stores nothing")
    void slowPut() {
        for (int round = 0; round < Race.REPEATS; round++) {
            LoginToken token = logins.scriptSession();
            isDone(get(0, "/put?a=1&b=2", cookie(token)));
            byte[] body = "a=revived".getBytes(StandardCharsets.US_ASCII);
            try (RawHttp slow = replicas.connect(0)) {
                slow.write(slow.head(
                                "POST",
                                P + "/put",
                                List.of(
                                        cookie(token),
                                        "Content-Type: application/x-www-form-urlencoded",
                                        "Content-Length: " + body.length,
                                        "Expect: 100-continue"))
                        .append("\r\n")
                        .toString()
                        .getBytes(StandardCharsets.US_ASCII));
                slow.awaitContinue();
                isDone(get(1, "/invalidate", cookie(token)));
                slow.write(body);
                assertThat(LoggedOut.is(slow.receive(true))).isTrue();
            }
            assertThat(LoggedOut.is(get(round, "/get", cookie(token)))).isTrue();
            assertThat(logins.hasAttributes(token)).isFalse();
        }
    }

    @Test
    @DisplayName(
            "MR-05 put against a new secret: what was acknowledged is there, the old token writes nothing after it")
    void rotation() {
        for (int round = 0; round < Race.REPEATS; round++) {
            LoginToken old = logins.scriptSession();
            LoginToken rotated = LoginToken.rotate(old.sid());
            AtomicBoolean answered = new AtomicBoolean();
            List<String> acknowledged = new ArrayList<>();
            Race.run(
                    () -> {
                        try (RawHttp http = replicas.connect(0)) {
                            for (int i = 0; i < 8; i++) {
                                boolean late = answered.get();
                                boolean done = doneOrPage(http.post(P + "/put", "n" + i + "=1", cookie(old)));
                                assertThat(late && done).isFalse();
                                if (done) {
                                    acknowledged.add("n" + i);
                                }
                            }
                        }
                        return 0;
                    },
                    () -> {
                        logins.await(logins.records().renew(old, new RenewOrder(rotated, null, false, Map.of())));
                        answered.set(true);
                        return 0;
                    });
            assertThat(logins.stored(rotated)).containsOnlyKeys(acknowledged);
            isDone(get(round, "/put?after=1", cookie(rotated)));
        }
    }

    @Test
    @DisplayName(
            "MR-06 put with the former CSRF token against a new login: done before, 403 after, and then nothing stored")
    void csrfRotation() {
        for (int round = 0; round < Race.REPEATS; round++) {
            String csrf = LoginToken.csrfToken();
            LoginToken token = logins.browserSession(csrf);
            AtomicBoolean answered = new AtomicBoolean();
            List<String> acknowledged = new ArrayList<>();
            RenewOrder order = new RenewOrder(null, LoginToken.csrfToken(), true, Map.of());
            Race.run(
                    () -> {
                        try (RawHttp http = replicas.connect(1)) {
                            for (int i = 0; i < 8; i++) {
                                boolean late = answered.get();
                                int status = http.post(P + "/put", "n" + i + "=1", cookie(token), "CSRFToken: " + csrf)
                                        .status();
                                assertThat(status).isIn(200, 403);
                                assertThat(late && status == 200).isFalse();
                                if (status == 200) {
                                    acknowledged.add("n" + i);
                                }
                            }
                        }
                        return 0;
                    },
                    () -> {
                        logins.await(logins.records().renew(token, order));
                        answered.set(true);
                        return 0;
                    });
            assertThat(logins.stored(token)).containsOnlyKeys(acknowledged);
        }
    }

    @Test
    @DisplayName("MR-10 of two parallel invalidates one is done and one gets the page")
    void twoInvalidates() {
        for (int round = 0; round < Race.REPEATS; round++) {
            LoginToken token = logins.scriptSession();
            List<Boolean> done = Race.run(
                    () -> doneOrPage(get(0, "/invalidate", cookie(token))),
                    () -> doneOrPage(get(1, "/invalidate", cookie(token))));
            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    @DisplayName("MR-13 touch against end: no revival, and the dead record keeps its state and its grace")
    void touch() {
        long grace = Duration.ofHours(1).toMillis();
        for (int round = 0; round < 1000; round++) {
            LoginToken token = logins.scriptSession();
            logins.age(token, Duration.ofSeconds(60));
            Race.run(() -> get(0, "/get", cookie(token)).status(), () -> {
                logins.end(token);
                return 0;
            });
            assertThat(logins.hash(TestLogins.recordKey(token)))
                    .containsOnlyKeys("version", "kind", "state", "reason", "secret")
                    .containsEntry("state", "ended")
                    .containsEntry("reason", "session-ended");
            assertThat((Long) logins.server().command("PTTL", TestLogins.recordKey(token)))
                    .isBetween(grace - 30_000, grace);
            logins.nothingIsLeftOver(token);
        }
    }

    @Test
    @DisplayName("M-67 the old token is nobody on the other replica right after the end")
    void otherReplica() {
        for (int round = 0; round < Race.REPEATS; round++) {
            LoginToken token = logins.scriptSession();
            isDone(get(round, "/put?a=1", cookie(token)));
            isDone(get(round, "/invalidate", cookie(token)));
            assertThat(LoggedOut.is(get(round + 1, "/get?key=a", cookie(token))))
                    .isTrue();
        }
    }
}
