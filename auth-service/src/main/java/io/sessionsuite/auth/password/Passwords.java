package io.sessionsuite.auth.password;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/** Hashes and compares passwords, off the event loop. */
@Singleton
public final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");

    private final PasswordPolicy policy;
    private final HashingPool pool;
    private final Phc nobody = Phc.present(random(Phc.SALT_BYTES), random(Phc.HASH_BYTES));

    public Passwords(PasswordPolicy policy, HashingPool pool) {
        this.policy = policy;
        this.pool = pool;
    }

    /** Hashes a new password of this user; Invalid if the policy refuses it. */
    public Uni<PasswordHash> hashNew(String password, String username) {
        policy.check(password, username);
        return hash(password);
    }

    /** Hashes a password nobody chooses now: one that has just been verified. */
    public Uni<PasswordHash> hash(String password) {
        return pool.run(() ->
                new PasswordHash(Phc.of(bytes(password), random(Phc.SALT_BYTES)).text()));
    }

    /**
     * Compares; takes as long without a hash as with one.
     *
     * @param stored null if there is nobody to compare with: WRONG
     */
    public Uni<PasswordVerdict> verify(String password, @Nullable PasswordHash stored) {
        return pool.run(
                () -> stored == null ? against(nobody, password, PasswordVerdict.WRONG) : compare(password, stored));
    }

    /** A password nobody knows: 24 characters, 144 bits. */
    public static String generate() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(18));
    }

    private PasswordVerdict compare(String password, PasswordHash stored) {
        if (BCRYPT.matcher(stored.text()).matches()) {
            boolean right = OpenBSDBCrypt.checkPassword(stored.text(), password.toCharArray());
            return right ? PasswordVerdict.OUTDATED : PasswordVerdict.WRONG;
        }
        Phc phc = Phc.parse(stored.text());
        if (phc == null) {
            return against(nobody, password, PasswordVerdict.WRONG);
        }
        return against(phc, password, phc.isOutdated() ? PasswordVerdict.OUTDATED : PasswordVerdict.RIGHT);
    }

    private static PasswordVerdict against(Phc phc, String password, PasswordVerdict ifEqual) {
        return phc.fits(bytes(password)) ? ifEqual : PasswordVerdict.WRONG;
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
