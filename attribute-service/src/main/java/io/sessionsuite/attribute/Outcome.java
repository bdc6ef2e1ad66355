package io.sessionsuite.attribute;

import io.sessionsuite.login.Ending;
import io.sessionsuite.login.Sid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a call. */
sealed interface Outcome {

    /** Answer to a check: such a call would be let in. */
    record Admitted() implements Outcome {}

    /**
     * Written.
     *
     * @param revision changing writes of this session so far
     * @param bytes of all names and values now
     */
    record Stored(long revision, long bytes) implements Outcome {}

    /** Read at one moment, only what is there. */
    record Found(@Nullable String csrfToken, Map<AttributeName, String> values) implements Outcome {}

    record Deleted(long revision, long removed) implements Outcome {}

    /** The login is over, attributes and all. */
    record Invalidated(Sid sid, String realm, String user) implements Outcome {}

    /** The put would leave that many attributes; nothing was written. */
    record TooMany(long count) implements Outcome {}

    /** The put would leave that many bytes; nothing was written. */
    record TooLarge(long bytes) implements Outcome {}

    record NotLoggedIn(Ending why) implements Outcome {}

    record RoleMissing() implements Outcome {}

    record CsrfRefused() implements Outcome {}

    /** Sent by a page of a foreign origin. */
    record CrossSite() implements Outcome {}
}
