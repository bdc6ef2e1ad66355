package io.sessionsuite.coordination.acl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SecretID: whoever knows it holds the token. Redis knows it by its hash only. */
public record TokenSecret(String text) {

    static TokenSecret of(PresentedToken token) {
        return new TokenSecret(token.secret());
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    String hash() {
        return HexFormat.of().formatHex(sha256(text));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "<hidden>";
    }
}
