package io.sessionsuite.auth.login;

import static io.sessionsuite.auth.Replica.answer;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who log in, each attempt from an address of its own, so that the throttle is no part of it. */
final class LoginFixture {

    static final String PASSWORD = "correct horse 9";
    static final Actor SYSTEM = Actor.system();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private LoginFixture() {}

    static User user(Replica replica, String... roles) {
        String name = "user" + COUNT.incrementAndGet();
        return answer(replica.users.create(NewUser.of("native", name, PASSWORD, Arrays.asList(roles)), SYSTEM));
    }

    static Client client() {
        int n = COUNT.incrementAndGet();
        return new Client("10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255), "test");
    }

    static Attempt attempt(User user, String password) {
        return new Attempt(user.realm(), user.username(), password, "fusion", client());
    }

    static Uni<LoginResult> login(Replica replica, User user, String password) {
        return replica.logins.login(attempt(user, password), verified -> LoginOrder.session());
    }

    static LoginResult.In in(Replica replica, User user) {
        return (LoginResult.In) answer(login(replica, user, PASSWORD));
    }

    static LoginCheck check(Replica replica, LoginToken token) {
        return answer(replica.records.check(token, EnumSet.allOf(LoginKind.class), "10.0.0.1", true));
    }

    static boolean lives(Replica replica, LoginToken token) {
        return check(replica, token) instanceof LoginCheck.Live;
    }

    static Ending refusal(Replica replica, LoginToken token) {
        return ((LoginCheck.Refused) check(replica, token)).why();
    }

    static List<String> roles(Replica replica, LoginToken token) {
        return ((LoginCheck.Live) check(replica, token)).login().roles();
    }
}
