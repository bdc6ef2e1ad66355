package io.sessionsuite.auth.fusion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.Sid;
import org.jspecify.annotations.Nullable;

/**
 * One live login in a list; no secret is among its members.
 *
 * @param username told to administrators only, who see other people's
 */
record LoginView(
        String id,
        String kind,
        String door,
        boolean current,
        String createdAt,
        String authenticatedAt,
        String lastAccessedAt,
        @Nullable String expiresAt,
        String ip,
        String userAgent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String username,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String realmName) {

    static LoginView own(Login login, @Nullable Sid current) {
        return of(login, current, null, null);
    }

    static LoginView administered(Login login, @Nullable Sid current) {
        return of(login, current, login.user(), login.realm());
    }

    private static LoginView of(
            Login login, @Nullable Sid current, @Nullable String username, @Nullable String realmName) {
        return new LoginView(
                login.sid().text(),
                login.kind().text(),
                login.door(),
                login.sid().equals(current),
                Times.text(login.created()),
                Times.text(login.authenticated()),
                Times.text(login.last()),
                Times.textOrNull(login.expiresAt()),
                login.ip(),
                login.agent(),
                username,
                realmName);
    }
}
