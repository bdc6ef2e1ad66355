package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import io.sessionsuite.process.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the races share: two packaged replicas on one Redis, and logins on it. */
abstract class ReplicasFixture {

    static final String P = "/api/2/session";

    static TestLogins logins;
    static Replicas replicas;

    @BeforeAll
    static void start() {
        logins = new TestLogins(EmbeddedRedis.shared());
        replicas = Replicas.on(EmbeddedRedis.shared());
    }

    @AfterAll
    static void stop() {
        replicas.close();
        logins.close();
    }

    static String cookie(LoginToken token) {
        return "Cookie: zsessionid=" + token.text();
    }

    static Answer get(int turn, String target, String... headers) {
        try (RawHttp http = replicas.connect(turn)) {
            return http.get(P + target, headers);
        }
    }

    /** That many tasks, numbered from 0. */
    static <T> List<Callable<T>> times(int count, IntFunction<Callable<T>> task) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(task.apply(i));
        }
        return tasks;
    }

    static void isDone(Answer answer) {
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(answer.status()).isEqualTo(200);
    }

    static boolean doneOrPage(Answer answer) {
        boolean done = answer.status() == 200 && answer.text().equals("{}");
        assertThat(done || LoggedOut.is(answer)).as(answer.toString()).isTrue();
        return done;
    }
}
