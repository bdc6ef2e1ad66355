package io.sessionsuite.login;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The login records every service shares. One call is one script on one record; times are Redis' (auth 3.3).
 *
 * <p>Each call fails as the service's Redis translator says when Redis gave no answer.
 */
public interface LoginRecords {

    /**
     * Judges a token: known, right secret, accepted kind, bound address, not ended, within both limits. A login met
     * past its limit dies here.
     *
     * @param address the caller's canonical address
     * @param touch whether this request counts as activity
     */
    Uni<LoginCheck> check(LoginToken token, Set<LoginKind> accepted, String address, boolean touch);

    /** Makes the record of a new token. */
    Uni<Opening> open(LoginToken token, NewLogin login);

    /** Turns a live pre-login of this address and agent into a login under the same token (auth 3.5). */
    Uni<Opening> upgrade(LoginToken token, String address, String agentHash, NewLogin login);

    /** Replaces secret and CSRF token of a live session and may restart its clocks; attributes stay. */
    Uni<Renewal> renew(LoginToken token, RenewOrder order);

    /** Ends the login this token proves. */
    Uni<End> end(LoginToken token, Ending reason);

    /**
     * Ends a login by authority.
     *
     * @param plant leave a dead record for 60 s where there is none yet, so that a login under way fails (auth 3.7)
     */
    Uni<End> end(Sid sid, Ending reason, boolean plant);

    /** Gives a login its user's present grants, or ends it if it was made with an older password. */
    Uni<Alignment> align(Sid sid, AlignOrder order);

    /** Keeps a login alive through the change of password it made. */
    Uni<Boolean> vouch(Sid sid, long passwordVersion);

    /** A login as a listing may show it, suspended ones too: the CSRF token is missing. */
    Uni<LoginCheck> show(Sid sid);

    /** Result of {@link #open} and {@link #upgrade}. */
    sealed interface Opening {
        /** Made; {@code end} is the nearer limit, null for none. */
        record Opened(Instant now, @Nullable Instant end) implements Opening {}

        /** There is a record already, or no pre-login to upgrade. */
        record Refused() implements Opening {}
    }

    /**
     * @param rotated the token with the new secret on the same sid, or null to keep the secret
     * @param csrf the new CSRF token, or null to keep it
     * @param restart whether both clocks start anew (re-authentication)
     * @param fields further record fields, never grants
     */
    record RenewOrder(
            @Nullable LoginToken rotated, @Nullable String csrf, boolean restart, Map<String, String> fields) {}

    /** Result of {@link #renew}. */
    sealed interface Renewal {
        record Renewed(Instant now, @Nullable Instant end) implements Renewal {}

        record Refused(Ending why) implements Renewal {}
    }

    /** Result of {@link #end}. */
    sealed interface End {
        record Ended(String realm, String user, LoginKind kind) implements End {}

        /** Ended or expired before. */
        record AlreadyDead() implements End {}

        /** No such record, or not proven by this secret. */
        record Unknown() implements End {}

        /** Nothing was there; a login under way will find a dead record. */
        record Planted() implements End {}
    }

    /**
     * @param passwordVersion logins made with a smaller one end; null: not judged
     * @param suspended whether the login is to be refused until aligned again
     * @param revision of the account the grants were read from; a login already aligned with a later one keeps that
     */
    record AlignOrder(
            @Nullable Long passwordVersion,
            List<String> roles,
            List<String> rights,
            List<String> own,
            String permissions,
            boolean suspended,
            boolean plant,
            long revision) {}

    /** Result of {@link #align}. */
    enum Alignment {
        ALIGNED,
        ENDED,
        DEAD,
        PLANTED
    }
}
