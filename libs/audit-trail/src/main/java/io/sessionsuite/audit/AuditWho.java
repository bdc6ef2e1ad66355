package io.sessionsuite.audit;

import java.util.regex.Pattern;

/**
 * Whom an event concerns; empty where unknown.
 *
 * @param sid the public id of the login, never the token
 * @param actor who did it, if somebody else
 */
public record AuditWho(String realm, AuditUser user, String sid, AuditUser actor) {

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{0,36}");

    public static final AuditWho NOBODY = new AuditWho("", AuditUser.NONE, "", AuditUser.NONE);

    public AuditWho {
        if (!SID.matcher(sid).matches()) {
            throw new IllegalArgumentException("Not a public session id");
        }
    }
}
