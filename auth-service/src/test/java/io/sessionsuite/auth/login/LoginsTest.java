package io.sessionsuite.auth.login;

import static io.sessionsuite.auth.Replica.answer;
import static io.sessionsuite.auth.login.LoginFixture.PASSWORD;
import static io.sessionsuite.auth.login.LoginFixture.SYSTEM;
import static io.sessionsuite.auth.login.LoginFixture.attempt;
import static io.sessionsuite.auth.login.LoginFixture.in;
import static io.sessionsuite.auth.login.LoginFixture.lives;
import static io.sessionsuite.auth.login.LoginFixture.login;
import static io.sessionsuite.auth.login.LoginFixture.refusal;
import static io.sessionsuite.auth.login.LoginFixture.roles;
import static io.sessionsuite.auth.login.LoginFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.LoginIndex;
import io.sessionsuite.auth.directory.LoginMember;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserEdit;
import io.sessionsuite.auth.password.PasswordHash;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private static final Set<LoginKind> ALL = EnumSet.allOf(LoginKind.class);
    private static EmbeddedRedis server;
    private static Replica replica;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
        replica = Replica.on(server);
    }

    @AfterAll
    static void stop() {
        replica.close();
        server.close();
    }

    private static Actor actor(User user) {
        return new Actor(user.username(), user.realm(), List.of(), List.of(), new Client("10.0.0.1", ""), null);
    }

    @Test
    void listsLiveLoginsOldestFirstAndForgetsOthers() {
        User mia = user(replica);
        LoginResult.In first = in(replica, mia);
        LoginResult.In second = in(replica, mia);
        assertThat(answer(replica.logins.list(mia.id())))
                .extracting(Login::sid)
                .containsExactly(first.token().sid(), second.token().sid());
        answer(replica.logins.end(first.token(), actor(mia)));
        assertThat(answer(replica.logins.list(mia.id()))).hasSize(1);
        server.command("DEL", "login:{" + second.token().sid() + "}", "user-pending:{" + mia.id() + "}");
        assertThat(answer(replica.logins.list(mia.id()))).isEmpty();
        assertThat(server.command("EXISTS", mia.id().loginsKey())).isEqualTo(0L);
    }

    @Test
    @DisplayName("F-80 SEC-24 by authority only the user's own logins are ended")
    void endsOnlyTheUsersOwn() {
        User mia = user(replica);
        User bob = user(replica);
        LoginToken token = in(replica, mia).token();
        assertThat(answer(replica.logins.end(bob.id(), token.sid(), SYSTEM))).isFalse();
        assertThat(lives(replica, token)).isTrue();
        assertThat(answer(replica.logins.end(mia.id(), token.sid(), SYSTEM))).isTrue();
        assertThat(refusal(replica, token)).isEqualTo(Ending.ENDED);
        assertThat(answer(replica.logins.end(mia.id(), token.sid(), SYSTEM))).isFalse();
    }

    @Test
    @DisplayName("F-81 SEC-25 all logins of all kinds end, but the one that is spared")
    void endAllSparesOne() {
        User mia = user(replica);
        LoginToken current = in(replica, mia).token();
        LoginToken other = in(replica, mia).token();
        LoginResult bearer = answer(replica.logins.login(attempt(mia, PASSWORD), verified -> LoginOrder.bearer()));
        answer(replica.logins.endAll(mia.id(), ALL, current.sid(), SYSTEM));
        assertThat(lives(replica, current)).isTrue();
        assertThat(lives(replica, other)).isFalse();
        assertThat(lives(replica, ((LoginResult.In) bearer).token())).isFalse();
        answer(replica.logins.endAll(mia.id(), ALL, null, SYSTEM));
        assertThat(lives(replica, current)).isFalse();
    }

    @Test
    void endAllOfOneKindSparesOthers() {
        User mia = user(replica);
        LoginToken session = in(replica, mia).token();
        LoginOrder order = LoginOrder.m1(Duration.ofHours(1), null);
        LoginToken m1 =
                ((LoginResult.In) answer(replica.logins.login(attempt(mia, PASSWORD), verified -> order))).token();
        answer(replica.logins.endAll(mia.id(), EnumSet.of(LoginKind.M1), null, SYSTEM));
        assertThat(lives(replica, session)).isTrue();
        assertThat(lives(replica, m1)).isFalse();
    }

    @Test
    @DisplayName("F-49 SEC-22 a disabled user's logins have ended when the answer comes")
    void disabled() {
        User mia = user(replica);
        LoginToken token = in(replica, mia).token();
        answer(replica.users.update(mia.id(), UserEdit.enabled(false), null, SYSTEM));
        assertThat(refusal(replica, token)).isEqualTo(Ending.ENDED);
        assertThat(answer(login(replica, mia, PASSWORD))).isInstanceOf(LoginResult.Refused.class);
    }

    @Test
    @DisplayName("F-51 a role given or taken away is the live login's at once")
    void rolesReachLiveLogins() {
        User mia = user(replica, "right:get", "right:publish");
        LoginToken token = in(replica, mia).token();
        answer(replica.users.update(mia.id(), UserEdit.roles(List.of("right:schema")), null, SYSTEM));
        assertThat(roles(replica, token)).containsExactly("right:schema");
    }

    @Test
    @DisplayName("F-48 SEC-23 a new password ends all logins but the one it was set with")
    void ownPassword() {
        User mia = user(replica);
        LoginToken current = in(replica, mia).token();
        LoginToken other = in(replica, mia).token();
        Actor self =
                new Actor(mia.username(), "native", List.of(), List.of(), new Client("10.0.0.1", ""), current.sid());
        answer(replica.users.setPassword(mia.id(), "another horse 9", null, self));
        assertThat(lives(replica, current)).isTrue();
        assertThat(refusal(replica, other)).isEqualTo(Ending.ENDED);
        answer(replica.users.update(mia.id(), UserEdit.roles(List.of("right:get")), null, SYSTEM));
        assertThat(roles(replica, current)).containsExactly("right:get");
        answer(replica.users.setPassword(mia.id(), "yet another 9", null, SYSTEM));
        assertThat(lives(replica, current)).isFalse();
    }

    @Test
    @DisplayName("F-82 a refreshed session has a new secret, and the old one is known as ended")
    void refresh() {
        User mia = user(replica);
        LoginToken before = in(replica, mia).token();
        LoginToken after = answer(replica.logins.refresh(before, actor(mia)));
        assertThat(after.sid()).isEqualTo(before.sid());
        assertThat(lives(replica, after)).isTrue();
        assertThat(refusal(replica, before)).isEqualTo(Ending.ENDED);
    }

    @Test
    void doorMayRefuse() {
        User mia = user(replica);
        LoginResult result = answer(replica.logins.login(attempt(mia, PASSWORD), verified -> null));
        assertThat(result).isInstanceOf(LoginResult.NotAdmitted.class);
        assertThat(answer(replica.logins.list(mia.id()))).isEmpty();
    }

    @Test
    @DisplayName("F-98 SEC-35 an imported bcrypt user logs in and has argon2id from then on")
    void imported() {
        User mia = user(replica);
        String bcrypt = OpenBSDBCrypt.generate("2b", "bcrypt pass 1".toCharArray(), new byte[16], 4);
        answer(replica.stores.users().rehash(mia, new PasswordHash(bcrypt)));
        assertThat(answer(login(replica, mia, "bcrypt pass 1"))).isInstanceOf(LoginResult.In.class);
        assertThat(String.valueOf(server.command("HGET", "user:{" + mia.id() + "}", "passwordHash")))
                .startsWith("$argon2id$");
        assertThat(answer(login(replica, mia, "bcrypt pass 1"))).isInstanceOf(LoginResult.In.class);
    }

    @Test
    @DisplayName("F-97 a changed setting reaches only new logins")
    void changedSettings() {
        User mia = user(replica);
        LoginToken before = in(replica, mia).token();
        try (Replica changed = Replica.on(server, "auth.session.idle", "60s")) {
            LoginToken after = in(changed, mia).token();
            List<Login> logins = answer(changed.logins.list(mia.id()));
            assertThat(logins).extracting(Login::sid).containsExactly(before.sid(), after.sid());
            assertThat(logins).extracting(Login::idle).containsExactly(Duration.ofMinutes(30), Duration.ofMinutes(1));
        }
    }

    @Test
    void orphanOfACrashedLoginIsHarmless() {
        User mia = user(replica);
        LoginToken planned = LoginToken.generate();
        LoginMember member = new LoginMember(LoginKind.SESSION, planned.sid());
        LoginIndex.Cap cap = LoginIndex.Cap.NONE;
        answer(replica.stores.index().admit(mia.id(), mia.revision(), member, Duration.ofHours(1), cap));
        assertThat(answer(replica.logins.list(mia.id()))).isEmpty();
        answer(replica.logins.endAll(mia.id(), ALL, null, SYSTEM));
        assertThat(server.command("EXISTS", mia.id().loginsKey())).isEqualTo(0L);
    }
}
