package io.sessionsuite.attribute;

import io.sessionsuite.login.CookieSettings;
import io.sessionsuite.login.Cookies;
import io.sessionsuite.login.LoginToken;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The two cookies a session's token may come in, and how they are cleared; this service never sets one. */
@Singleton
class SessionCookies {

    private final String siteWide;
    private final String underApi;
    private final String clearSiteWide;
    private final String clearUnderApi;

    SessionCookies(CookieSettings settings) {
        String prefix = settings.hostPrefix() ? "__Host-" : "";
        siteWide = prefix + "zsessionid";
        underApi = prefix + "id";
        clearSiteWide = siteWide + "=; Path=/" + attributes(settings);
        clearUnderApi = underApi + "=; Path=" + (settings.hostPrefix() ? "/" : "/api") + attributes(settings);
    }

    /** The tokens in these Cookie headers: those of the site-wide cookie first. */
    List<LoginToken> tokens(List<String> headers) {
        return headers.isEmpty() ? List.of() : Cookies.parse(headers).tokens(siteWide, underApi);
    }

    /** Values of {@code Set-Cookie} after the end of a session that came in one of these Cookie headers. */
    List<String> clearing(List<String> headers) {
        List<String> values = new ArrayList<>(List.of(clearSiteWide));
        if (Cookies.parse(headers).has(underApi)) {
            values.add(clearUnderApi);
        }
        return values;
    }

    /** Browsers take away a cookie only in the context it was set in. */
    private static String attributes(CookieSettings settings) {
        boolean everywhere = settings.sameSite().equals("None");
        return "; Max-Age=0; HttpOnly"
                + (everywhere ? "; SameSite=None" : "")
                + (everywhere || settings.hostPrefix() ? "; Secure" : "");
    }
}
