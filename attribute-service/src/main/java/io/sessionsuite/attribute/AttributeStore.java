package io.sessionsuite.attribute;

import io.sessionsuite.login.LoginToken;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * The attributes of login sessions. Every call first passes the gate in the same atomic step, so any of them may end in
 * {@link Outcome.NotLoggedIn}, {@link Outcome.RoleMissing} or {@link Outcome.CsrfRefused}, and then has no effect. A
 * completed call is seen by every later one, through whichever replica.
 *
 * <p>Fails with {@link AttributeError.Unavailable} when Redis gave no answer.
 */
interface AttributeStore {

    /** Passes the gate and does nothing more: {@link Outcome.Admitted}. */
    Uni<Outcome> check(LoginToken token, Gate gate);

    /** {@link Outcome.Stored}, or {@link Outcome.TooMany} or {@link Outcome.TooLarge} with nothing written. */
    Uni<Outcome> put(LoginToken token, Gate gate, Map<AttributeName, String> values);

    /** {@link Outcome.Found}, at one moment. */
    Uni<Outcome> get(LoginToken token, Gate gate, Selection selection);

    /** {@link Outcome.Deleted}, also where nothing was there. */
    Uni<Outcome> delete(LoginToken token, Gate gate, Selection selection);

    /** {@link Outcome.Invalidated}: the login is ended for good. */
    Uni<Outcome> invalidate(LoginToken token, Gate gate);
}
