package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.directory.Actor;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.Sid;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/**
 * Ends a login of which only the sid is known, by authority. Whose it is and of what kind never changes once it is a
 * login, so looking first and ending then is safe. API keys are deleted where they are kept.
 */
@ApplicationScoped
class ForeignLogins {

    static final Set<LoginKind> OF_USERS = EnumSet.of(LoginKind.SESSION, LoginKind.BEARER, LoginKind.M1);

    private final LoginRecords records;
    private final Logins logins;

    ForeignLogins(@Identifier("auth") LoginRecords records, Logins logins) {
        this.records = records;
        this.logins = logins;
    }

    /** False if there is no such live login. */
    Uni<Boolean> end(Sid sid, Actor actor) {
        return records.show(sid).flatMap(found -> switch (found) {
            case LoginCheck.Live live -> end(live.login(), actor);
            case LoginCheck.Refused refused -> Uni.createFrom().item(false);
        });
    }

    private Uni<Boolean> end(Login login, Actor actor) {
        return OF_USERS.contains(login.kind())
                ? logins.end(login.uid(), login.sid(), actor)
                : Uni.createFrom().item(false);
    }
}
