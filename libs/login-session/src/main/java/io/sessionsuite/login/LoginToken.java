package io.sessionsuite.login;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a client holds: {@code base64url(sid[16] || secret[32])}, 64 characters (auth 3.1). The sid finds the record,
 * the secret proves it. Never logged: {@link #toString()} shows the sid alone.
 */
public final class LoginToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int TEXT_LENGTH = 64;

    private final String text;
    private final Sid sid;
    private final SecretHash secretHash;

    private LoginToken(byte[] bytes) {
        this.text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        this.sid = Sid.of(Arrays.copyOf(bytes, Sid.BYTES));
        this.secretHash = SecretHash.of(Arrays.copyOfRange(bytes, Sid.BYTES, bytes.length));
    }

    /** A new token with a new sid. */
    public static LoginToken generate() {
        return new LoginToken(random(Sid.BYTES + SECRET_BYTES));
    }

    /** A new secret for an existing sid. */
    public static LoginToken rotate(Sid sid) {
        byte[] bytes = Arrays.copyOf(Base64.getUrlDecoder().decode(sid.text()), Sid.BYTES + SECRET_BYTES);
        System.arraycopy(random(SECRET_BYTES), 0, bytes, Sid.BYTES, SECRET_BYTES);
        return new LoginToken(bytes);
    }

    /** The token of that text, or null if it is not 64 characters {@code [A-Za-z0-9_-]}. */
    public static @Nullable LoginToken parse(String text) {
        if (text.length() != TEXT_LENGTH || !Sid.isBase64Url(text)) {
            return null;
        }
        return new LoginToken(Base64.getUrlDecoder().decode(text));
    }

    /** A CSRF token: 32 random bytes, 43 characters of base64url. */
    public static String csrfToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    public String text() {
        return text;
    }

    public Sid sid() {
        return sid;
    }

    public SecretHash secretHash() {
        return secretHash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoginToken token && token.text.equals(text);
    }

    @Override
    public int hashCode() {
        return sid.hashCode();
    }

    @Override
    public String toString() {
        return "LoginToken[" + sid + "]";
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
