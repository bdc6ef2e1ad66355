package io.sessionsuite.login;

import static io.sessionsuite.login.LoginFixture.ADDRESS;
import static io.sessionsuite.login.LoginFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two clients of one Redis, as two replicas, racing on one login. */
class LoginConcurrencyTest {

    private static final int RACES = 1_000;

    @Test
    @DisplayName("F-76 MR-13 touch racing end: never live after, and the dead record keeps state and grace")
    void touchAgainstEnd() {
        try (LoginFixture one = new LoginFixture();
                LoginFixture two = new LoginFixture()) {
            for (int i = 0; i < RACES; i++) {
                LoginToken token = one.open(LoginFixture.session());
                String tenSecondsAgo = Long.toString(System.currentTimeMillis() - 10_000);
                one.set(token.sid(), "last", tenSecondsAgo);
                List<Uni<?>> race = new ArrayList<>();
                for (int touch = 0; touch < 3; touch++) {
                    race.add(two.logins.check(token, Set.of(LoginKind.SESSION), ADDRESS, true));
                }
                race.add(i % 3, one.logins.end(token, Ending.ENDED));
                answer(Uni.combine().all().unis(race).with(all -> all));

                assertThat(answer(two.logins.check(token, Set.of(LoginKind.SESSION), ADDRESS, true)))
                        .isEqualTo(new LoginCheck.Refused(Ending.ENDED));
                assertThat(one.record(token.sid())).containsOnlyKeys("version", "kind", "state", "reason", "secret");
                assertThat(Duration.between(
                                Instant.now(), one.expiry(token.sid().recordKey())))
                        .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));
            }
        }
    }
}
