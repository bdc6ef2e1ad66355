package io.sessionsuite.auth.caller;

import io.sessionsuite.auth.Client;
import io.sessionsuite.auth.apikey.ApiKeyConfig;
import io.sessionsuite.auth.caller.Carriers.Presented;
import io.sessionsuite.auth.caller.Identification.Known;
import io.sessionsuite.auth.caller.Identification.Refused;
import io.sessionsuite.auth.directory.Permission;
import io.sessionsuite.login.Caller;
import io.sessionsuite.login.Caller.Carrier;
import io.sessionsuite.login.CookieSettings;
import io.sessionsuite.login.Ending;
import io.sessionsuite.login.Login;
import io.sessionsuite.login.LoginCheck;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.LoginToken;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Finds out who is calling. */
@Singleton
public final class Callers {

    private static final Set<LoginKind> SESSIONS = Set.of(LoginKind.SESSION);
    private static final Set<LoginKind> VISITS = Set.of(LoginKind.SESSION, LoginKind.PRELOGIN);

    private final Carriers carriers;
    private final LoginRecords records;
    private final BasicCallers basic;
    private final Guesses guesses;

    public Callers(
            CookieSettings cookies,
            ApiKeyConfig apiKeys,
            @Identifier("auth") LoginRecords records,
            BasicCallers basic,
            Guesses guesses) {
        this.carriers = new Carriers(cookies.hostPrefix(), apiKeys.allowQuery());
        this.records = records;
        this.basic = basic;
        this.guesses = guesses;
    }

    /**
     * Judges the first carrier present of those the dialect looks at.
     *
     * @param touch whether this request counts as activity
     */
    public Uni<Identification> identify(Credentials credentials, Dialect dialect, Client client, boolean touch) {
        return switch (carriers.find(credentials, dialect)) {
            case Presented.Token one -> token(one, client, touch);
            case Presented.OneOf cookies -> {
                Set<LoginKind> kinds = dialect == Dialect.PAGES ? VISITS : SESSIONS;
                yield cookies(new Jar(cookies.tokens(), kinds), client, touch, Ending.UNAUTHORIZED);
            }
            case Presented.Basic pair -> basic.identify(pair, client);
            case Presented.Malformed malformed -> answer(new Refused(Ending.UNAUTHORIZED));
            case Presented.TooMany tooMany -> answer(new Identification.TooManyCookies());
            case Presented.Nothing nothing -> answer(new Identification.Nobody());
        };
    }

    private static Uni<Identification> answer(Identification found) {
        return Uni.createFrom().item(found);
    }

    private Uni<Identification> token(Presented.Token one, Client client, boolean touch) {
        return records.check(one.token(), one.kinds(), client.address(), touch).chain(check -> switch (check) {
            case LoginCheck.Live live -> answer(known(live, one.token(), one.carrier(), client));
            case LoginCheck.Refused refused -> refused(refused.why(), client);
        });
    }

    /** The first live one; if there is none, the first that can say more than that it is unknown. */
    private Uni<Identification> cookies(Jar jar, Client client, boolean touch, Ending sofar) {
        if (jar.tokens().isEmpty()) {
            return refused(sofar, client);
        }
        LoginToken first = jar.tokens().getFirst();
        return records.check(first, jar.kinds(), client.address(), touch).chain(check -> switch (check) {
            case LoginCheck.Live live -> answer(known(live, first, Carrier.COOKIE, client));
            case LoginCheck.Refused refused ->
                cookies(jar.rest(), client, touch, sofar == Ending.UNAUTHORIZED ? refused.why() : sofar);
        });
    }

    private Uni<Identification> refused(Ending why, Client client) {
        return why == Ending.UNAUTHORIZED ? guesses.count(client) : answer(new Refused(why));
    }

    private static Identification known(LoginCheck.Live live, LoginToken token, Carrier carrier, Client client) {
        Login login = live.login();
        return new Known(new Identity(
                Caller.of(login, carrier, client.address()),
                login.own(),
                Permission.list(new JsonArray(login.permissions())),
                token,
                live.now()));
    }

    /** Cookies still to be judged, and what they may stand for. */
    private record Jar(List<LoginToken> tokens, Set<LoginKind> kinds) {

        Jar rest() {
            return new Jar(tokens.subList(1, tokens.size()), kinds);
        }
    }
}
