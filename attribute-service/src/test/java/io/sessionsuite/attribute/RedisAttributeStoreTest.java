package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.login.UserId;
import io.sessionsuite.redis.RedisFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store's contract, in the terms of its interface. */
class RedisAttributeStoreTest {

    private static final AttributeLimits LIMITS = new AttributeLimits(128, 65_536, 3, 20, 1000);
    private static final Gate OPEN = new Gate(true, "127.0.0.1", true, false, "", "");
    private static final Gate ASKED = new Gate(true, "127.0.0.1", true, true, "wrong", "");
    private static final Gate ROLE = new Gate(true, "127.0.0.1", true, false, "", "other");
    private static final AttributeName A = new AttributeName("a");
    private static final AttributeName B = new AttributeName("b");
    private static final Selection ALL = new Selection(List.of());

    private static TestLogins logins;
    private static AttributeStore store;

    @BeforeAll
    static void start() {
        logins = new TestLogins(EmbeddedRedis.shared());
        store = new RedisAttributeStore(logins.scripts(), LIMITS);
    }

    @AfterAll
    static void stop() {
        logins.close();
    }

    private static Outcome put(LoginToken token, Map<AttributeName, String> values) {
        return logins.await(store.put(token, OPEN, values));
    }

    @Test
    void whatWasPutIsFound() {
        LoginToken token = logins.browserSession("token");
        assertThat(put(token, Map.of(A, "1", B, ""))).isEqualTo(new Outcome.Stored(1, 3));
        assertThat(logins.await(store.get(token, OPEN, ALL)))
                .isEqualTo(new Outcome.Found("token", Map.of(A, "1", B, "")));
        Selection some = new Selection(List.of(B, new AttributeName("nope"), AttributeName.CSRF_TOKEN));
        assertThat(logins.await(store.get(token, OPEN, some))).isEqualTo(new Outcome.Found("token", Map.of(B, "")));
    }

    @Test
    void theCsrfTokensNameAloneSelectsNothingStored() {
        LoginToken token = logins.browserSession("token");
        put(token, Map.of(A, "1"));
        Selection csrf = new Selection(List.of(AttributeName.CSRF_TOKEN));
        assertThat(logins.await(store.get(token, OPEN, csrf))).isEqualTo(new Outcome.Found("token", Map.of()));
        assertThat(logins.await(store.delete(token, OPEN, csrf))).isEqualTo(new Outcome.Deleted(1, 0));
        assertThat(logins.await(store.delete(token, OPEN, ALL))).isEqualTo(new Outcome.Deleted(2, 1));
    }

    @Test
    void limitsAreThoseOfTheWholePut() {
        LoginToken token = logins.scriptSession();
        put(token, Map.of(A, "1", B, "2", new AttributeName("c"), "3"));
        assertThat(put(token, Map.of(new AttributeName("d"), ""))).isEqualTo(new Outcome.TooMany(4));
        assertThat(put(token, Map.of(A, "x".repeat(16)))).isEqualTo(new Outcome.TooLarge(21));
        assertThat(put(token, Map.of(A, "x".repeat(15)))).isEqualTo(new Outcome.Stored(2, 20));
    }

    @Test
    void theGateRefusesWithItsReason() {
        LoginToken token = logins.browserSession("token");
        LoginToken unknown = LoginToken.generate();
        assertThat(logins.await(store.check(token, OPEN))).isEqualTo(new Outcome.Admitted());
        assertThat(logins.await(store.check(token, ASKED))).isEqualTo(new Outcome.CsrfRefused());
        assertThat(logins.await(store.put(token, ASKED, Map.of(A, "1")))).isEqualTo(new Outcome.CsrfRefused());
        assertThat(logins.await(store.get(token, ROLE, ALL))).isEqualTo(new Outcome.RoleMissing());
        assertThat(logins.await(store.delete(unknown, OPEN, ALL)))
                .isEqualTo(new Outcome.NotLoggedIn(Ending.UNAUTHORIZED));
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    void invalidateEndsTheLoginAndTidiesTheIndex() {
        LoginToken token = logins.scriptSession();
        String index = UserId.of("native", "mia").loginsKey();
        logins.server().command("ZADD", index, "1", "session:" + token.sid());
        assertThat(logins.await(store.invalidate(token, OPEN)))
                .isEqualTo(new Outcome.Invalidated(token.sid(), "native", "mia"));
        assertThat(logins.server().command("ZSCORE", index, "session:" + token.sid()))
                .isNull();
        assertThat(logins.await(store.invalidate(token, OPEN))).isEqualTo(new Outcome.NotLoggedIn(Ending.ENDED));
    }

    @Test
    void aFullRedisRefusesGrowthAndLetsGo() {
        try (EmbeddedRedis full = EmbeddedRedis.builder().start();
                TestLogins there = new TestLogins(full)) {
            AttributeStore store = new RedisAttributeStore(there.scripts(), LIMITS);
            LoginToken token = there.scriptSession();
            there.await(store.put(token, OPEN, Map.of(A, "1")));
            full.command("CONFIG", "SET", "maxmemory", "1");
            assertThatThrownBy(() -> there.await(store.put(token, OPEN, Map.of(B, "2"))))
                    .isInstanceOf(RedisFailure.NotDone.class);
            assertThat(there.await(store.get(token, OPEN, ALL)))
                    .isEqualTo(new Outcome.Found(there.field(token, "csrf"), Map.of(A, "1")));
            assertThat(there.await(store.delete(token, OPEN, ALL))).isEqualTo(new Outcome.Deleted(2, 1));
            assertThat(there.await(store.invalidate(token, OPEN))).isInstanceOf(Outcome.Invalidated.class);
        }
    }

    @Test
    void anIndexThatCannotBeTidiedDoesNotChangeTheAnswer() {
        LoginToken token = logins.open(TestLogins.session("token", false).user("native", "owner of a broken index", 1));
        logins.server()
                .command("SET", UserId.of("native", "owner of a broken index").loginsKey(), "text");
        assertThat(logins.await(store.invalidate(token, OPEN))).isInstanceOf(Outcome.Invalidated.class);
        assertThat(logins.field(token, "state")).isEqualTo("ended");
    }
}
