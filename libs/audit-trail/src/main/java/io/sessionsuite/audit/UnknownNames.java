package io.sessionsuite.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides names nobody has: people type their passwords there. Equal names have equal hashes under one key, so that an
 * attack on one name shows, and nobody without the key can try names.
 */
public final class UnknownNames {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 16;
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    private UnknownNames(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Hashes that are equal on every replica with this key, and after a restart. */
    public static UnknownNames withKey(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("The key of unknown names needs " + MIN_KEY_BYTES + " bytes");
        }
        return new UnknownNames(key);
    }

    /** Hashes that are equal within this process. */
    public static UnknownNames withRandomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new UnknownNames(key);
    }

    /** @param folded the typed name, folded as names of users are */
    public AuditUser.Unknown hide(String folded) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(folded.getBytes(StandardCharsets.UTF_8));
            return new AuditUser.Unknown(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }
}
