package io.sessionsuite.auth.password;

import static io.sessionsuite.auth.Replica.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.auth.AuthError;
import io.sessionsuite.auth.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final PasswordConfig CONFIG = Settings.of().mapping(PasswordConfig.class);
    private static final HashingPool POOL = new HashingPool(CONFIG, new SimpleMeterRegistry());
    private static final PasswordPolicy POLICY = new PasswordPolicy(CONFIG);
    private final Passwords passwords = new Passwords(POLICY, POOL);

    @AfterAll
    static void stop() {
        POOL.close();
    }

    private PasswordVerdict verify(String password, String hash) {
        return answer(passwords.verify(password, new PasswordHash(hash)));
    }

    @Test
    @DisplayName("SEC-35 new hashes are argon2id with OWASP's parameters and a salt of their own")
    void newHash() {
        String first = answer(passwords.hash("correct horse 9")).text();
        assertThat(first).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(answer(passwords.hash("correct horse 9")).text()).isNotEqualTo(first);
        assertThat(verify("correct horse 9", first)).isEqualTo(PasswordVerdict.RIGHT);
        assertThat(verify("correct horse 8", first)).isEqualTo(PasswordVerdict.WRONG);
    }

    @Test
    @DisplayName("F-98 imported bcrypt is verified and outdated")
    void bcrypt() {
        String imported = OpenBSDBCrypt.generate("2b", "correct horse 9".toCharArray(), new byte[16], 4);
        assertThat(verify("correct horse 9", imported)).isEqualTo(PasswordVerdict.OUTDATED);
        assertThat(verify("wrong horse 99", imported)).isEqualTo(PasswordVerdict.WRONG);
    }

    @Test
    @DisplayName("F-98 SEC-35 weaker argon2 is verified and outdated")
    void weakerArgon2() {
        assertThat(verify("pass phrase", argon2("id", Argon2Parameters.ARGON2_id, "pass phrase", 4_096, 3)))
                .isEqualTo(PasswordVerdict.OUTDATED);
        assertThat(verify("pass phrase", argon2("i", Argon2Parameters.ARGON2_i, "pass phrase", 19_456, 2)))
                .isEqualTo(PasswordVerdict.OUTDATED);
        assertThat(verify("pass phrase", argon2("id", Argon2Parameters.ARGON2_id, "pass phrase", 20_000, 2)))
                .as("stronger ones stay")
                .isEqualTo(PasswordVerdict.RIGHT);
    }

    private static String argon2(String name, int type, String password, int memory, int iterations) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        byte[] salt = new byte[16];
        generator.init(new Argon2Parameters.Builder(type)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[32];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2" + name + "$v=19$m=" + memory + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    @Test
    @DisplayName("SEC-30 nobody, a hash of an unknown kind and one of unbearable cost are wrong")
    void nobody() {
        assertThat(answer(passwords.verify("correct horse 9", null))).isEqualTo(PasswordVerdict.WRONG);
        assertThat(verify("correct horse 9", "{SSHA}abc")).isEqualTo(PasswordVerdict.WRONG);
        String greedy = "$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43);
        assertThat(verify("correct horse 9", greedy)).isEqualTo(PasswordVerdict.WRONG);
    }

    @Test
    @DisplayName("F-77 SEC-34 a long password counts to its last character")
    void longPassword() {
        String password = "x".repeat(1_000);
        String hash = answer(passwords.hashNew(password + "y", "mia")).text();
        assertThat(verify(password + "y", hash)).isEqualTo(PasswordVerdict.RIGHT);
        assertThat(verify(password + "z", hash)).isEqualTo(PasswordVerdict.WRONG);
    }

    @Test
    @DisplayName("SEC-34 too short, too long, common, the user's name: refused; anything else is not")
    void policy() {
        assertRefused("short 7", "mia");
        assertRefused("ä".repeat(2_049), "mia");
        assertRefused("Password123", "mia");
        assertRefused("qwertyuiop", "mia");
        assertRefused("Mia.Mueller", "mia.mueller");
        POLICY.check("        ", "mia");
        POLICY.check("ääääääää", "mia");
        POLICY.check("x".repeat(4_096), "mia");
    }

    private static void assertRefused(String password, String username) {
        assertThatThrownBy(() -> POLICY.check(password, username))
                .isInstanceOfSatisfying(AuthError.Invalid.class, refusal -> assertThat(refusal.parameter())
                        .isEqualTo("password"));
    }

    @Test
    @DisplayName("SEC-53 one hash more than pool and queue hold is refused before any effect")
    void fullQueue() throws InterruptedException {
        PasswordConfig small = Settings.of("auth.password.pool-size", "1", "auth.password.queue-size", "2")
                .mapping(PasswordConfig.class);
        HashingPool pool = new HashingPool(small, new SimpleMeterRegistry());
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            var unused = pool.run(() -> {
                        running.countDown();
                        return await(release);
                    })
                    .subscribe()
                    .with(result -> done.countDown());
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(() -> answer(pool.run(() -> true)))
                .isInstanceOfSatisfying(AuthError.Unavailable.class, failure -> assertThat(failure.outcome())
                        .isEqualTo("not-done"));
        release.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer(pool.run(() -> true))).isTrue();
        pool.close();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("SEC-33 generated passwords pass the policy and are not repeated")
    void generated() {
        String first = Passwords.generate();
        POLICY.check(first, "admin");
        assertThat(first).hasSize(24).isNotEqualTo(Passwords.generate());
    }

    @Test
    @DisplayName("F-70 a hash does not show itself")
    void hashIsNotShown() {
        assertThat(new PasswordHash("$argon2id$secret").toString()).doesNotContain("secret");
    }
}
