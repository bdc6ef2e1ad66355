package io.sessionsuite.coordination.acl;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals SecretIDs with AES-256-GCM, bound to the accessor they belong to, so that a sealed text moved to another record
 * does not open. Without a key nothing is kept and nothing opens.
 */
final class SecretSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final @Nullable SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private SecretSeal(@Nullable SecretKeySpec key) {
        this.key = key;
    }

    static SecretSeal none() {
        return new SecretSeal(null);
    }

    /**
     * @param base64 the setting {@code coordination.acl.seal-key}
     * @throws IllegalArgumentException naming the setting, never its value
     */
    static SecretSeal of(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretSeal(new SecretKeySpec(bytes, "AES"));
            }
        } catch (IllegalArgumentException e) {
            throw badKey();
        }
        throw badKey();
    }

    private static IllegalArgumentException badKey() {
        return new IllegalArgumentException("coordination.acl.seal-key must be " + KEY_BYTES + " bytes in base64");
    }

    /** The sealed text, empty without a key. */
    String seal(String accessorId, TokenSecret secret) {
        if (key == null) {
            return "";
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, accessorId)
                    .doFinal(secret.text().getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** The secret, if it was sealed with this key for this accessor. */
    Optional<TokenSecret> open(String accessorId, String sealed) {
        if (key == null || sealed.isEmpty()) {
            return Optional.empty();
        }
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce, accessorId).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Optional.of(new TokenSecret(new String(text, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String accessorId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(accessorId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
