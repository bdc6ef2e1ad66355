package io.sessionsuite.login;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a token's secret: all that Redis keeps of it. */
public final class SecretHash {

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretHash of(byte[] secret) {
        try {
            return new SecretHash(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 raw bytes, the scripts' ARGV[1]; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
