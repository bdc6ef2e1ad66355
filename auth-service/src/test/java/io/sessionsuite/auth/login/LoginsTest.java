package io.sessionsuite.auth.login;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginsTest {

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

    @Test
    @DisplayName("F-01 a good login opens a session")
    void opens() {
        User mia =
                answer(replica.users.create(NewUser.of("native", "mia", "correct horse 9", List.of()), Actor.system()));
        Attempt attempt = new Attempt("native", "mia", "correct horse 9", "fusion", new Client("10.0.0.1", "curl"));
        LoginResult result = answer(replica.logins.login(attempt, verified -> LoginOrder.session()));
        assertThat(result).isInstanceOf(LoginResult.In.class);
        assertThat(answer(replica.logins.list(mia.id()))).hasSize(1);
    }
}
