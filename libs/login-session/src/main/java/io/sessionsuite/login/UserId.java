package io.sessionsuite.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * Names one account: made of realm and folded name, so that a user is found by name and by id without a second key and
 * two replicas that create one user make the same (auth 3.6). A version-8 UUID in lower case.
 */
public record UserId(String text) {

    public UserId {
        if (!UUID.fromString(text).toString().equals(text)) {
            throw new IllegalArgumentException("Not a user id");
        }
    }

    /**
     * The id of that name in that realm; names differ by more than case, blanks at the ends and compatibility forms.
     */
    public static UserId of(String realm, String username) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(("user\0" + realm + "\0" + fold(username)).getBytes(StandardCharsets.UTF_8));
            ByteBuffer first = ByteBuffer.wrap(Arrays.copyOf(digest, 16));
            long high = first.getLong() & ~0xF000L | 0x8000L;
            long low = first.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UserId(new UUID(high, low).toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trimmed, NFKC, case-folded. */
    public static String fold(String username) {
        String normal = Normalizer.normalize(username.strip(), Normalizer.Form.NFKC);
        return normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The index of this user's logins: members {@code <kind>:<sid>}, scores their absolute ends. */
    public String loginsKey() {
        return "user-logins:{" + text + "}";
    }

    @Override
    public String toString() {
        return text;
    }
}
