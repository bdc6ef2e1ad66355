package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.cookie.LoginCookie;
import io.sessionsuite.auth.cookie.LoginCookies;
import io.sessionsuite.auth.login.SessionConfig;
import io.sessionsuite.auth.origin.Origins;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.LoginToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The login cookies of a request and of its answer. */
@ApplicationScoped
class SessionCookies {

    private static final String SET_COOKIE = "Set-Cookie";

    private final LoginCookies cookies;
    private final Origins origins;
    private final Duration life;

    SessionCookies(LoginCookies cookies, Origins origins, SessionConfig sessions) {
        this.cookies = cookies;
        this.origins = origins;
        this.life = sessions.absolute().isZero() ? sessions.idle() : sessions.absolute();
    }

    /** The tokens a Fusion login replaces. */
    List<LoginToken> replaceable(HttpServerRequest request) {
        return bounded(parsed(request).tokens(cookies.name(LoginCookie.ID)));
    }

    /** Every token, the dialect's own cookie first. */
    List<LoginToken> tokens(HttpServerRequest request) {
        return bounded(parsed(request).tokens(cookies.name(LoginCookie.ID), cookies.name(LoginCookie.ZSESSIONID)));
    }

    /** A new login: exactly one cookie. */
    Answer give(Answer answer, LoginToken token, HttpServerRequest request) {
        return answer.with(SET_COOKIE, cookies.set(LoginCookie.ID, token, origins.isHttps(request), life));
    }

    /** A new secret, under each name the old one came; as {@code id} if it came in a header. */
    Answer replace(Answer answer, LoginToken old, LoginToken token, HttpServerRequest request) {
        boolean https = origins.isHttps(request);
        boolean form =
                parsed(request).tokens(cookies.name(LoginCookie.ZSESSIONID)).contains(old);
        boolean own = parsed(request).tokens(cookies.name(LoginCookie.ID)).contains(old);
        Answer replaced = answer;
        if (own || !form) {
            replaced = replaced.with(SET_COOKIE, cookies.set(LoginCookie.ID, token, https, life));
        }
        if (form) {
            replaced = replaced.with(SET_COOKIE, cookies.set(LoginCookie.ZSESSIONID, token, https, life));
        }
        return replaced;
    }

    /** Takes {@code id} away, and {@code zsessionid} if it came. */
    Answer clear(Answer answer, HttpServerRequest request) {
        Answer cleared = answer.with(SET_COOKIE, cookies.clear(LoginCookie.ID));
        return parsed(request).has(cookies.name(LoginCookie.ZSESSIONID))
                ? cleared.with(SET_COOKIE, cookies.clear(LoginCookie.ZSESSIONID))
                : cleared;
    }

    private static List<LoginToken> bounded(List<LoginToken> tokens) {
        if (tokens.size() > Cookies.MAX_TOKENS) {
            throw FusionError.invalid("Cookie");
        }
        return tokens;
    }

    private static Cookies parsed(HttpServerRequest request) {
        return Cookies.parse(request.headers().getAll("Cookie"));
    }
}
