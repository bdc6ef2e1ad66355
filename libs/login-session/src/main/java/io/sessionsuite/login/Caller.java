package io.sessionsuite.login;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, with which rights (auth 5.5), produced from whatever credential came.
 *
 * @param address the caller's canonical address
 * @param login the record behind it; null for a credential that has none (Basic)
 */
public record Caller(
        String user,
        String realm,
        List<String> roles,
        List<String> rights,
        Carrier carrier,
        String address,
        @Nullable Login login) {

    /** How the credential came. */
    public enum Carrier {
        BEARER,
        BASIC,
        API_KEY,
        M1_TOKEN,
        COOKIE
    }

    /** The caller of a live login. */
    public static Caller of(Login login, Carrier carrier, String address) {
        return new Caller(login.user(), login.realm(), login.roles(), login.rights(), carrier, address, login);
    }

    /** The account. */
    public UserId uid() {
        return UserId.of(realm, user);
    }

    /** Whether one of these rights is held; {@code admin} implies no other (auth 5.3). */
    public boolean hasAny(List<String> anyOf) {
        return anyOf.stream().anyMatch(rights::contains);
    }

    /** When the caller last proved who he is; null without a record. */
    public @Nullable Instant authenticated() {
        return login == null ? null : login.authenticated();
    }
}
