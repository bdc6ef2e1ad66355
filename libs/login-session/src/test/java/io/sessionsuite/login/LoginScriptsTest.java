package io.sessionsuite.login;

import static io.sessionsuite.login.LoginFixture.ADDRESS;
import static io.sessionsuite.login.LoginFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.login.LoginRecords.AlignOrder;
import io.sessionsuite.login.LoginRecords.Alignment;
import io.sessionsuite.login.LoginRecords.End;
import io.sessionsuite.login.LoginRecords.Opening;
import io.sessionsuite.login.LoginRecords.RenewOrder;
import io.sessionsuite.login.LoginRecords.Renewal;
import io.sessionsuite.redis.RedisDefect;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every reply of the login scripts, on a real Redis. */
class LoginScriptsTest {

    private static final Set<LoginKind> SESSIONS = Set.of(LoginKind.SESSION);
    private static LoginFixture fixture;
    private static LoginRecords logins;

    @BeforeAll
    static void start() {
        fixture = new LoginFixture();
        logins = fixture.logins;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static Ending refusal(LoginToken token) {
        return ((LoginCheck.Refused) answer(logins.check(token, SESSIONS, ADDRESS, true))).why();
    }

    private static Login live(LoginToken token) {
        return ((LoginCheck.Live) answer(logins.check(token, SESSIONS, ADDRESS, true))).login();
    }

    @Test
    void anOpenedLoginTellsWhatWasWritten() {
        LoginToken token = fixture.open(LoginFixture.session());
        Login login = live(token);

        assertThat(login.user()).isEqualTo("mia");
        assertThat(login.realm()).isEqualTo("native");
        assertThat(login.roles()).containsExactly("search");
        assertThat(login.own()).containsExactly("search");
        assertThat(login.rights()).containsExactly("get");
        assertThat(login.permissions()).isEqualTo("[]");
        assertThat(login.csrf()).hasSize(43);
        assertThat(login.csrfOn()).isTrue();
        assertThat(login.expiresAt()).isEqualTo(login.last().plus(LoginFixture.IDLE));
    }

    @Test
    void aTakenSidIsNotOpenedAgain() {
        LoginToken token = fixture.open(LoginFixture.session());

        assertThat(answer(logins.open(token, LoginFixture.session()))).isInstanceOf(Opening.Refused.class);
    }

    @Test
    @DisplayName("SEC-07 the secret is kept as a hash and fields at their default are not written")
    void theRecordIsSmall() {
        LoginToken token = fixture.open(LoginFixture.session());
        Map<String, byte[]> record = fixture.record(token.sid());

        assertThat(record.get("secret")).isEqualTo(token.secretHash().bytes()).hasSize(32);
        assertThat(record)
                .containsOnlyKeys(
                        "version",
                        "kind",
                        "secret",
                        "user",
                        "realm",
                        "password",
                        "roles",
                        "rights",
                        "created",
                        "idle",
                        "absolute",
                        "ip",
                        "agent",
                        "csrf",
                        "door");
    }

    @Test
    void redisExpiryIsEndPlusGraceAndAttributesGoSixtySecondsAfterTheEnd() {
        LoginToken token = fixture.open(LoginFixture.session());
        fixture.putAttribute(token.sid());
        fixture.age(token.sid(), Duration.ofSeconds(10));
        Login login = live(token);
        Instant end = login.last().plus(LoginFixture.IDLE);

        assertThat(fixture.expiry(token.sid().recordKey())).isEqualTo(end.plus(LoginFixture.GRACE));
        assertThat(fixture.expiry(token.sid().attributesKey())).isEqualTo(end.plusSeconds(60));
    }

    @Test
    @DisplayName("F-36 F-37 alive one second before the idle end, dead at it, with its attributes")
    void idleEnd() {
        LoginToken token = fixture.open(LoginFixture.session());
        fixture.putAttribute(token.sid());
        fixture.age(token.sid(), Duration.ofSeconds(1799));
        live(token);
        fixture.age(token.sid(), Duration.ofSeconds(1800));

        assertThat(refusal(token)).isEqualTo(Ending.IDLE);
        assertThat(fixture.exists(token.sid().attributesKey())).isFalse();
        assertThat(fixture.record(token.sid())).containsOnlyKeys("version", "kind", "state", "reason", "secret");
        assertThat(refusal(token)).isEqualTo(Ending.IDLE);
    }

    @Test
    @DisplayName("F-38 activity never moves the absolute end")
    void absoluteEnd() {
        LoginToken token = fixture.open(LoginFixture.session());
        for (int i = 0; i < 28; i++) {
            fixture.age(token.sid(), Duration.ofSeconds(1000));
            live(token);
        }
        fixture.age(token.sid(), Duration.ofSeconds(1000));

        assertThat(refusal(token)).isEqualTo(Ending.ABSOLUTE);
    }

    @Test
    @DisplayName("F-39 an untouched check is no activity")
    void untouched() {
        LoginToken token = fixture.open(LoginFixture.session());
        fixture.age(token.sid(), Duration.ofSeconds(1000));
        answer(logins.check(token, SESSIONS, ADDRESS, false));
        fixture.age(token.sid(), Duration.ofSeconds(800));

        assertThat(refusal(token)).isEqualTo(Ending.IDLE);
    }

    @Test
    void strangersLearnNothing() {
        LoginToken token = fixture.open(LoginFixture.session());

        assertThat(refusal(LoginToken.rotate(token.sid()))).isEqualTo(Ending.UNAUTHORIZED);
        assertThat(refusal(LoginToken.generate())).isEqualTo(Ending.UNAUTHORIZED);
        answer(logins.end(token, Ending.ENDED));
        assertThat(refusal(LoginToken.rotate(token.sid()))).isEqualTo(Ending.UNAUTHORIZED);
    }

    @Test
    void otherKindsAndForeignAddressesAreRefusedWithoutATrace() {
        LoginToken m1 = fixture.open(NewLogin.of(LoginKind.M1)
                .user("native", "svc", 1)
                .life(Duration.ZERO, Duration.ofDays(1), LoginFixture.GRACE)
                .boundTo("10.0.0.9"));
        Map<String, byte[]> before = fixture.record(m1.sid());

        assertThat(refusal(m1)).isEqualTo(Ending.UNAUTHORIZED);
        assertThat(answer(logins.check(m1, Set.of(LoginKind.M1), ADDRESS, true)))
                .isInstanceOf(LoginCheck.Refused.class);
        assertThat(answer(logins.check(m1, Set.of(LoginKind.M1), "10.0.0.9", true)))
                .isInstanceOf(LoginCheck.Live.class);
        assertThat(fixture.record(m1.sid()).keySet()).isEqualTo(before.keySet());
    }

    @Test
    @DisplayName("F-43 F-44 an end is final, told once, and idempotent")
    void end() {
        LoginToken token = fixture.open(LoginFixture.session());
        fixture.putAttribute(token.sid());

        assertThat(answer(logins.end(LoginToken.rotate(token.sid()), Ending.ENDED)))
                .isInstanceOf(End.Unknown.class);
        assertThat(answer(logins.end(token, Ending.ENDED)))
                .isEqualTo(new End.Ended("native", "mia", LoginKind.SESSION));
        assertThat(answer(logins.end(token, Ending.ENDED))).isInstanceOf(End.AlreadyDead.class);
        assertThat(refusal(token)).isEqualTo(Ending.ENDED);
        assertThat(fixture.exists(token.sid().attributesKey())).isFalse();
    }

    @Test
    void aPlantedDeathStopsALoginUnderWay() {
        LoginToken token = LoginToken.generate();

        assertThat(answer(logins.end(token.sid(), Ending.ENDED, false))).isInstanceOf(End.Unknown.class);
        assertThat(answer(logins.end(token.sid(), Ending.ENDED, true))).isInstanceOf(End.Planted.class);
        assertThat(answer(logins.open(token, LoginFixture.session()))).isInstanceOf(Opening.Refused.class);
        assertThat(refusal(token)).isEqualTo(Ending.UNAUTHORIZED);
    }

    @Test
    void aPreLoginIsUpgradedOnlyForItsAddressAndAgent() {
        LoginToken token = fixture.open(prelogin());

        assertThat(answer(logins.upgrade(token, "10.1.1.1", "hash", LoginFixture.session())))
                .isInstanceOf(Opening.Refused.class);
        assertThat(answer(logins.upgrade(token, ADDRESS, "other", LoginFixture.session())))
                .isInstanceOf(Opening.Refused.class);
        assertThat(answer(logins.upgrade(token, ADDRESS, "hash", LoginFixture.session())))
                .isInstanceOf(Opening.Opened.class);
        assertThat(live(token).user()).isEqualTo("mia");
        assertThat(fixture.record(token.sid())).doesNotContainKey("agentHash");
        assertThat(answer(logins.upgrade(token, ADDRESS, "hash", LoginFixture.session())))
                .isInstanceOf(Opening.Refused.class);
    }

    @Test
    void aPreLoginEndsAfterItsTimeAndByAPlant() {
        LoginToken late = fixture.open(prelogin());
        fixture.age(late.sid(), Duration.ofSeconds(300));
        assertThat(answer(logins.upgrade(late, ADDRESS, "hash", LoginFixture.session())))
                .isInstanceOf(Opening.Refused.class);

        LoginToken planted = fixture.open(prelogin());
        assertThat(answer(logins.end(planted.sid(), Ending.ENDED, true))).isInstanceOf(End.Planted.class);
        assertThat(answer(logins.upgrade(planted, ADDRESS, "hash", LoginFixture.session())))
                .isInstanceOf(Opening.Refused.class);
    }

    private static NewLogin prelogin() {
        return NewLogin.of(LoginKind.PRELOGIN)
                .life(Duration.ZERO, Duration.ofSeconds(300), Duration.ZERO)
                .from(ADDRESS, "")
                .agentHash("hash");
    }

    @Test
    @DisplayName("F-82 SEC-03 a renewed secret replaces the old one, which is told session-ended")
    void renewal() {
        LoginToken token = fixture.open(LoginFixture.session());
        fixture.age(token.sid(), Duration.ofSeconds(100));
        LoginToken rotated = LoginToken.rotate(token.sid());
        RenewOrder order = new RenewOrder(rotated, LoginToken.csrfToken(), true, Map.of("csrfOn", "0"));

        assertThat(answer(logins.renew(token, order))).isInstanceOf(Renewal.Renewed.class);
        assertThat(refusal(token)).isEqualTo(Ending.ENDED);
        assertThat(live(rotated).csrf()).isEqualTo(order.csrf());
        assertThat(live(rotated).csrfOn()).isFalse();
        assertThat(live(rotated).authenticated()).isAfter(live(rotated).created());
        assertThat(answer(logins.renew(token, order))).isEqualTo(new Renewal.Refused(Ending.ENDED));
    }

    @Test
    void aRenewalNeverCarriesGrants() {
        LoginToken token = fixture.open(LoginFixture.session());

        assertThatThrownBy(() ->
                        answer(logins.renew(token, new RenewOrder(null, null, true, Map.of("roles", "[\"admin\"]")))))
                .isInstanceOf(RedisDefect.class);
        assertThat(live(token).roles()).containsExactly("search");
    }

    @Test
    void alignmentGivesPresentGrantsOrEndsOlderPasswords() {
        LoginToken token = fixture.open(LoginFixture.session());

        assertThat(answer(logins.align(token.sid(), align(1L, false)))).isEqualTo(Alignment.ALIGNED);
        assertThat(live(token).roles()).containsExactly("a", "b");
        assertThat(live(token).own()).containsExactly("a");
        assertThat(answer(logins.align(token.sid(), align(1L, true)))).isEqualTo(Alignment.ALIGNED);
        assertThat(refusal(token)).isEqualTo(Ending.UNAUTHORIZED);
        assertThat(answer(logins.align(token.sid(), align(null, false)))).isEqualTo(Alignment.ALIGNED);
        assertThat(answer(logins.align(token.sid(), align(2L, false)))).isEqualTo(Alignment.ENDED);
        assertThat(refusal(token)).isEqualTo(Ending.ENDED);
        assertThat(answer(logins.align(token.sid(), align(2L, false)))).isEqualTo(Alignment.DEAD);
        assertThat(answer(logins.align(LoginToken.generate().sid(), align(2L, false))))
                .isEqualTo(Alignment.PLANTED);
    }

    private static AlignOrder align(@org.jspecify.annotations.Nullable Long password, boolean suspended) {
        return new AlignOrder(password, List.of("a", "b"), List.of("get"), List.of("a"), "[]", suspended, true, 1);
    }

    @Test
    void aKeyOfAnotherTypeChangesNothing() {
        LoginToken token = LoginToken.generate();
        answer(fixture.redis
                .command(Command.SET)
                .key(token.sid().recordKey())
                .arg("text")
                .run());

        assertThatThrownBy(() -> answer(logins.check(token, SESSIONS, ADDRESS, true)))
                .isInstanceOf(RedisDefect.class);
        assertThatThrownBy(() -> answer(logins.end(token, Ending.ENDED))).isInstanceOf(RedisDefect.class);
        assertThatThrownBy(() -> answer(logins.align(token.sid(), align(1L, false))))
                .isInstanceOf(RedisDefect.class);
        assertThat(answer(logins.open(token, LoginFixture.session()))).isInstanceOf(Opening.Refused.class);
        assertThat(new String(
                        answer(fixture.redis
                                        .command(Command.GET)
                                        .key(token.sid().recordKey())
                                        .run())
                                .bytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo("text");
    }
}
