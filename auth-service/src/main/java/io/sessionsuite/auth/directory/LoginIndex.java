package io.sessionsuite.auth.directory;

import io.sessionsuite.login.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Which logins a user has. An index: the records are the truth. A login is entered before its record is made, so that a
 * crash leaves an entry without a record, never a login nobody finds.
 */
public interface LoginIndex {

    /**
     * Enters a login, if the account is as it was read and there is room.
     *
     * @param revision of the account, as it was when the password was verified
     * @param life longest life of the login; zero for no end
     */
    Uni<Admission> admit(UserId user, long revision, LoginMember member, Duration life, Cap cap);

    /** Takes logins out. */
    Uni<Void> forget(UserId user, Why why, List<LoginMember> members);

    /**
     * How many logins of one kind a user may have.
     *
     * @param most 0 for any number
     * @param evict whether older ones give way
     */
    record Cap(int most, boolean evict) {
        public static final Cap NONE = new Cap(0, false);
    }

    /** Why an entry goes. */
    enum Why {
        /** Its record was ended. */
        ENDED("by-end"),
        /** Its record was found dead or missing; spared if admitted in the last minute. */
        MISSING("if-missing"),
        /** Its record was made: only the reservation goes. */
        OPENED("opened");

        final String word;

        Why(String word) {
            this.word = word;
        }
    }

    /** Result of {@link #admit}. */
    sealed interface Admission {
        record Admitted() implements Admission {}

        /** The account was written since. */
        record Changed() implements Admission {}

        /** The account is gone or disabled. */
        record Refused() implements Admission {}

        /**
         * No room, nothing was entered.
         *
         * @param tooMany how many must go
         * @param occupants all of this kind, the first to end first
         */
        record Full(int tooMany, List<Occupant> occupants) implements Admission {}
    }

    /**
     * One of those that fill the cap.
     *
     * @param arriving admitted a moment ago, its record may be on the way
     */
    record Occupant(LoginMember member, boolean arriving) {}
}
