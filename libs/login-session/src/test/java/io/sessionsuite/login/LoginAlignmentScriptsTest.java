package io.sessionsuite.login;

import static io.sessionsuite.login.LoginFixture.ADDRESS;
import static io.sessionsuite.login.LoginFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.login.LoginRecords.AlignOrder;
import io.sessionsuite.login.LoginRecords.Alignment;
import io.sessionsuite.redis.RedisDefect;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What authority does to a login: shows it, aligns it in the order of revisions, lets it outlive a new password. */
class LoginAlignmentScriptsTest {

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

    private static AlignOrder order(long password, List<String> roles, boolean suspended, long revision) {
        return new AlignOrder(password, roles, List.of(), roles, "[]", suspended, false, revision);
    }

    private static List<String> roles(LoginToken token) {
        LoginCheck check = answer(logins.check(token, Set.of(LoginKind.SESSION), ADDRESS, false));
        return check instanceof LoginCheck.Live live ? live.login().roles() : List.of("dead");
    }

    @Test
    @DisplayName("F-51 of two changes aligned at once the later revision stays, whichever comes last")
    void laterRevisionStays() {
        LoginToken token = fixture.open(LoginFixture.session());
        answer(logins.align(token.sid(), order(1, List.of("second"), false, 2)));
        assertThat(answer(logins.align(token.sid(), order(1, List.of("first"), false, 1))))
                .isEqualTo(Alignment.ALIGNED);
        assertThat(roles(token)).containsExactly("second");
        answer(logins.align(token.sid(), order(1, List.of("again"), false, 2)));
        assertThat(roles(token)).containsExactly("again");
        answer(logins.align(token.sid(), order(1, List.of("third"), false, 3)));
        assertThat(roles(token)).containsExactly("third");
    }

    @Test
    void noOwnRoleAtAllIsWrittenAsSuch() {
        LoginToken token = fixture.open(LoginFixture.session().grants(List.of("realms"), List.of(), List.of(), "[]"));
        Login login = ((LoginCheck.Live) answer(logins.show(token.sid()))).login();
        assertThat(login.roles()).containsExactly("realms");
        assertThat(login.own()).isEmpty();
    }

    @Test
    @DisplayName("F-48 SEC-23 a vouched login outlives the new password, another does not")
    void vouched() {
        LoginToken current = fixture.open(LoginFixture.session());
        LoginToken other = fixture.open(LoginFixture.session());
        assertThat(answer(logins.vouch(current.sid(), 2))).isTrue();
        assertThat(answer(logins.align(current.sid(), order(2, List.of(), false, 2))))
                .isEqualTo(Alignment.ALIGNED);
        assertThat(answer(logins.align(other.sid(), order(2, List.of(), false, 2))))
                .isEqualTo(Alignment.ENDED);
    }

    @Test
    void onlyALiveLoginIsVouchedFor() {
        assertThat(answer(logins.vouch(LoginToken.generate().sid(), 2))).isFalse();
        LoginToken overdue = fixture.open(LoginFixture.session());
        fixture.age(overdue.sid(), Duration.ofHours(9));
        assertThat(answer(logins.vouch(overdue.sid(), 2))).isFalse();
        LoginToken ended = fixture.open(LoginFixture.session());
        answer(logins.end(ended, Ending.ENDED));
        assertThat(answer(logins.vouch(ended.sid(), 2))).isFalse();
    }

    @Test
    @DisplayName("F-79 SEC-07 a shown login has no secret and no CSRF token, and showing it is no activity")
    void shown() {
        LoginToken token = fixture.open(LoginFixture.session());
        fixture.age(token.sid(), Duration.ofSeconds(100));
        Login login = ((LoginCheck.Live) answer(logins.show(token.sid()))).login();
        assertThat(login.user()).isEqualTo("mia");
        assertThat(login.csrf()).isNull();
        assertThat(fixture.record(token.sid())).doesNotContainKey("last");
        answer(logins.align(token.sid(), order(1, List.of("a"), true, 1)));
        assertThat(answer(logins.show(token.sid()))).as("suspended").isInstanceOf(LoginCheck.Live.class);
    }

    @Test
    void deadOnesAreNotShown() {
        LoginToken overdue = fixture.open(LoginFixture.session());
        fixture.age(overdue.sid(), LoginFixture.IDLE);
        assertThat(answer(logins.show(overdue.sid()))).isEqualTo(new LoginCheck.Refused(Ending.IDLE));
        assertThat(fixture.record(overdue.sid())).as("read only").doesNotContainKey("state");
        LoginToken ended = fixture.open(LoginFixture.session());
        answer(logins.end(ended, Ending.ENDED));
        assertThat(answer(logins.show(ended.sid()))).isEqualTo(new LoginCheck.Refused(Ending.ENDED));
        assertThat(answer(logins.show(LoginToken.generate().sid())))
                .isEqualTo(new LoginCheck.Refused(Ending.UNAUTHORIZED));
    }

    @Test
    void aKeyOfAWrongTypeChangesNothing() {
        LoginToken token = LoginToken.generate();
        answer(fixture.redis
                .command(Command.RPUSH)
                .key(token.sid().recordKey())
                .arg("x")
                .run());
        assertThatThrownBy(() -> answer(logins.vouch(token.sid(), 2))).isInstanceOf(RedisDefect.class);
        assertThatThrownBy(() -> answer(logins.show(token.sid()))).isInstanceOf(RedisDefect.class);
        assertThat(answer(fixture.redis
                                .command(Command.LLEN)
                                .key(token.sid().recordKey())
                                .run())
                        .number())
                .isEqualTo(1);
    }
}
