package io.sessionsuite.auth.apikey;

import io.sessionsuite.login.Sid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret.
 *
 * @param expiresAt null for never
 */
public record ApiKey(
        Sid id,
        String name,
        List<String> roleNames,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
