package io.sessionsuite.auth.login;

import static io.sessionsuite.auth.Replica.answer;
import static io.sessionsuite.auth.login.LoginFixture.PASSWORD;
import static io.sessionsuite.auth.login.LoginFixture.SYSTEM;
import static io.sessionsuite.auth.login.LoginFixture.attempt;
import static io.sessionsuite.auth.login.LoginFixture.in;
import static io.sessionsuite.auth.login.LoginFixture.login;
import static io.sessionsuite.auth.login.LoginFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.auth.Replica;
import io.sessionsuite.auth.directory.User;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.Persistence;
import io.sessionsuite.login.LoginToken;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an append-only file holds after logins of every kind. */
class SecretsAtRestTest {

    @Test
    @DisplayName("F-70 SEC-07 Redis' own file holds no token, no secret, no password")
    void dump() throws IOException {
        try (EmbeddedRedis server =
                        EmbeddedRedis.builder().persistence(Persistence.ALWAYS).start();
                Replica replica = Replica.on(server)) {
            User mia = user(replica);
            List<LoginToken> tokens = new ArrayList<>(
                    List.of(in(replica, mia).token(), in(replica, mia).token()));
            for (LoginOrder order : List.of(LoginOrder.bearer(), LoginOrder.m1(Duration.ofHours(1), "10.0.0.1"))) {
                tokens.add(((LoginResult.In) answer(replica.logins.login(attempt(mia, PASSWORD), v -> order))).token());
            }
            tokens.add(answer(replica.keys.create("robot", List.of(), null, SYSTEM))
                    .token());
            LoginToken rotated = answer(replica.logins.refresh(tokens.getFirst(), SYSTEM));
            tokens.add(rotated);
            answer(login(replica, mia, "a wrong password 7"));
            answer(replica.users.setPassword(mia.id(), "another horse 9", null, SYSTEM));
            answer(replica.redis.command(Command.BGREWRITEAOF).run());
            String everything = contents(server.dataDirectory());
            assertThat(everything).contains("login:{" + rotated.sid() + "}").contains("$argon2id$");
            for (LoginToken token : tokens) {
                byte[] bytes = Base64.getUrlDecoder().decode(token.text());
                byte[] secret = Arrays.copyOfRange(bytes, 16, bytes.length);
                assertThat(everything)
                        .doesNotContain(token.text())
                        .doesNotContain(token.text().substring(22))
                        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
            }
            assertThat(everything)
                    .doesNotContain(PASSWORD)
                    .doesNotContain("another horse 9")
                    .doesNotContain("a wrong password 7");
        }
    }

    private static String contents(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().contains("appendonly"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
