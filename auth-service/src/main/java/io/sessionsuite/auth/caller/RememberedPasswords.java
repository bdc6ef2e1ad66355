package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.directory.User;
import io.sessionsuite.auth.password.PasswordHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pairs of user and password verified in the last 30 s, so that Basic on every request does not cost a hash each time
 * (auth 5.1). Kept as a HMAC under a key of this process, over the stored hash too: with another hash a pair is
 * another.
 */
final class RememberedPasswords {

    private static final long LIFE_NANOS = 30_000_000_000L;
    private static final int MOST = 10_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<ByteBuffer, Long> verified = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
            return size() > MOST;
        }
    };

    RememberedPasswords() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    synchronized void remember(User user, String password) {
        ByteBuffer pair = pair(user, password);
        verified.remove(pair);
        verified.put(pair, System.nanoTime());
    }

    synchronized boolean has(User user, String password) {
        Long since = verified.get(pair(user, password));
        return since != null && System.nanoTime() - since < LIFE_NANOS;
    }

    private ByteBuffer pair(User user, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(user.id().text().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            PasswordHash hash = user.password();
            mac.update((hash == null ? "" : hash.text()).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }
}
