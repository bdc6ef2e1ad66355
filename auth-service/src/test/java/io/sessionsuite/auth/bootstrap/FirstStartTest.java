package io.sessionsuite.auth.bootstrap;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.AuthError.Conflict;
import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.directory.NewUser;
import io.sessionsuite.auth.directory.Realm;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.directory.UserEdit;
import io.sessionsuite.auth.directory.UserFilter;
import io.sessionsuite.auth.login.Attempt;
import io.sessionsuite.auth.login.Authentication;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {

    private static final Client LOCAL = new Client("127.0.0.1", "");
    private static final Pattern PRINTED = Pattern.compile("Its password, shown this once: (\\S+)");

    private EmbeddedRedis server;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.builder().persistence(Persistence.NONE).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Authentication verify(Replica replica, String password) {
        return answer(replica.authenticator.verify(new Attempt("native", "admin", password, "fusion", LOCAL)));
    }

    /** What three replicas print that start at once. */
    private String printed(Replica... replicas) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            answer(Uni.join()
                    .all(List.of(replicas).stream()
                            .map(replica -> replica.beginnings.bootstrap().run())
                            .toList())
                    .andFailFast());
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("F-93 SEC-33 three replicas on an empty Redis make one administrator and print one password")
    void threeReplicas() {
        try (Replica one = Replica.bare(server);
                Replica two = Replica.bare(server);
                Replica three = Replica.bare(server);
                Replica restarted = Replica.bare(server)) {
            Matcher printed = PRINTED.matcher(printed(one, two, three));
            assertThat(printed.find()).isTrue();
            String password = printed.group(1);
            assertThat(printed.find()).as("a second password").isFalse();
            assertThat(verify(one, password)).isInstanceOf(Authentication.Verified.class);
            List<User> users =
                    answer(one.users.list(new UserFilter(null, null, 10, null))).users();
            assertThat(users).extracting(User::username).containsExactly("admin");
            assertThat(users.getFirst().roleNames()).containsExactly("admin");
            assertThat(answer(one.realms.list())).extracting(Realm::name).containsExactlyInAnyOrder("native", "apikey");
            assertThat(answer(two.beginnings.administrator().state())).isPresent();
            assertThat(printed(restarted)).as("a restart prints none").doesNotContain("password, shown");
            assertThat(verify(two, password)).isInstanceOf(Authentication.Verified.class);
        }
    }

    @Test
    @DisplayName("F-93 the environment's password is taken and not printed")
    void environmentsPassword() {
        try (Replica one = Replica.bare(server, "auth.admin.password", "given horse 9")) {
            assertThat(printed(one)).isEmpty();
            assertThat(verify(one, "given horse 9")).isInstanceOf(Authentication.Verified.class);
            assertThat(one.beginnings.bootstrap().call().getStatus().name()).isEqualTo("UP");
        }
    }

    @Test
    void passwordFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "filed horse 9\n");
        try (Replica one = Replica.bare(server, "auth.admin.password-file", file.toString())) {
            assertThat(printed(one)).isEmpty();
            assertThat(verify(one, "filed horse 9")).isInstanceOf(Authentication.Verified.class);
        }
    }

    @Test
    @DisplayName("SEC-60 a weak password of the environment stops the start and names the key")
    void weakPassword() {
        assertThatThrownBy(() -> Replica.bare(server, "auth.admin.password", "password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth.admin.password")
                .hasMessageNotContaining("\"password\"");
        assertThatThrownBy(() -> Replica.bare(server, "auth.bootstrap", "reset"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth.bootstrap");
    }

    @Test
    @DisplayName("F-67 A-122 SEC-33 a waiting system has nobody until one claims it, once, from an allowed address")
    void claim() {
        try (Replica one = Replica.bare(server, "auth.bootstrap", "wait");
                Replica two = Replica.bare(server, "auth.bootstrap", "wait")) {
            assertThat(printed(one, two)).isEmpty();
            FirstAdministrator first = one.beginnings.administrator();
            assertThat(answer(first.state())).isEmpty();
            assertThatThrownBy(() -> answer(first.claim("admin", "claimed horse 9", new Client("10.0.0.1", ""), false)))
                    .isInstanceOf(AuthError.Forbidden.class);
            assertThatThrownBy(() -> answer(first.claim("admin", "claimed horse 9", LOCAL, true)))
                    .isInstanceOf(AuthError.Forbidden.class);
            assertThatThrownBy(() -> answer(first.claim("admin", "password", LOCAL, false)))
                    .isInstanceOf(AuthError.Invalid.class);
            List<Boolean> claims = answer(Uni.join()
                    .all(claimed(one, "admin"), claimed(two, "admin"), claimed(two, "root"))
                    .andFailFast());
            assertThat(claims).containsOnlyOnce(true);
            assertThat(answer(first.state())).isPresent();
            assertThat(answer(claimed(one, "other"))).isFalse();
            assertThat(answer(one.users.list(new UserFilter(null, null, 10, null)))
                            .users())
                    .hasSize(1);
        }
    }

    private static Uni<Boolean> claimed(Replica replica, String name) {
        return replica.beginnings
                .administrator()
                .claim(name, "claimed horse 9", LOCAL, false)
                .replaceWith(true)
                .onFailure(Conflict.class)
                .recoverWithItem(false);
    }

    @Test
    void createIsNoClaim() {
        try (Replica one = Replica.on(server)) {
            assertThat(answer(claimed(one, "admin"))).isFalse();
        }
    }

    @Test
    @DisplayName("F-93 reset gives admin the environment's password, unless it is his already")
    void reset() {
        try (Replica one = Replica.bare(server, "auth.admin.password", "given horse 9")) {
            printed(one);
        }
        String[] reset = {"auth.bootstrap", "reset", "auth.admin.password", "other horse 9"};
        try (Replica one = Replica.bare(server, reset)) {
            printed(one);
            assertThat(verify(one, "given horse 9")).isInstanceOf(Authentication.Refused.class);
            User admin = ((Authentication.Verified) verify(one, "other horse 9")).user();
            answer(one.users.create(NewUser.of("native", "second", "other horse 9", List.of("admin")), Actor.system()));
            answer(one.users.update(admin.id(), new UserEdit(List.of(), null, null, false), null, Actor.system()));
        }
        try (Replica one = Replica.bare(server, reset)) {
            printed(one);
            User admin = ((Authentication.Verified) verify(one, "other horse 9")).user();
            assertThat(admin.roleNames()).containsExactly("admin");
        }
    }
}
