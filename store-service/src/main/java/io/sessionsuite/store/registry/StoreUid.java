package io.sessionsuite.store.registry;

import java.security.SecureRandom;
import java.util.Base64;

/** Immutable id of one generation of a store: 22 characters of base64url, from 16 random bytes. */
public record StoreUid(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /** A new one. */
    public static StoreUid generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new StoreUid(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return text;
    }
}
