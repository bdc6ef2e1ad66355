package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.LoginToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proven caller.
 *
 * @param own the user's own roles
 * @param permissions user-level path permissions
 * @param token the token that proved it; null for Basic
 * @param now Redis' time at the check; null for Basic
 */
public record Identity(
        Caller caller,
        List<String> own,
        List<Permission> permissions,
        @Nullable LoginToken token,
        @Nullable Instant now) {}
