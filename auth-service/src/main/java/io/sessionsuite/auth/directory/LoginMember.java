package io.sessionsuite.auth.directory;

import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.Sid;

/** An entry of a user's index of logins: {@code <kind>:<sid>}. */
public record LoginMember(LoginKind kind, Sid sid) {

    public static LoginMember parse(String text) {
        int colon = text.indexOf(':');
        return new LoginMember(LoginKind.of(text.substring(0, colon)), new Sid(text.substring(colon + 1)));
    }

    public String text() {
        return kind.text() + ":" + sid;
    }
}
