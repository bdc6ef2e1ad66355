package io.sessionsuite.auth.fusion;

import io.sessionsuite.login.Sid;
import io.sessionsuite.login.UserId;

/** Ids out of paths: what has not the form of one is simply not there. */
final class Ids {

    private Ids() {}

    static UserId user(String text) {
        try {
            return new UserId(text);
        } catch (IllegalArgumentException e) {
            throw FusionError.of(FusionCode.NOT_FOUND);
        }
    }

    static Sid sid(String text) {
        Sid sid = Sid.parse(text);
        if (sid == null) {
            throw FusionError.of(FusionCode.NOT_FOUND);
        }
        return sid;
    }
}
