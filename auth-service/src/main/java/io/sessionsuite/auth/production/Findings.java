package io.sessionsuite.auth.production;

import io.sessionsuite.auth.login.SessionConfig;
import io.sessionsuite.auth.login.TokenConfig;
import io.sessionsuite.login.CookieSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the settings, each finding starts with its key. */
final class Findings {

    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(60);
    private static final Duration LONGEST_GRACE = Duration.ofHours(24);

    private final List<String> list = new ArrayList<>();

    private Findings() {}

    /** Wrong under every profile. */
    static List<String> impossible(SessionConfig sessions, TokenConfig tokens) {
        Findings findings = new Findings();
        findings.add(!sessions.idle().isPositive(), "auth.session.idle must be more than 0");
        findings.add(sessions.absolute().isNegative(), "auth.session.absolute must not be negative");
        findings.add(
                sessions.grace().compareTo(SHORTEST_GRACE) < 0
                        || sessions.grace().compareTo(LONGEST_GRACE) > 0,
                "auth.session.grace must be between 60s and 24h");
        findings.add(!tokens.lifetime().isPositive(), "auth.token.lifetime must be more than 0");
        return List.copyOf(findings.list);
    }

    /** Wrong in production. */
    static List<String> insecure(
            SessionConfig sessions, CookieSettings cookies, List<String> claimants, boolean trustsEverybody) {
        Findings findings = new Findings();
        findings.add(sessions.absolute().isZero(), "auth.session.absolute=0: sessions would never end");
        findings.add(cookies.secure().equals("false"), "auth.cookie.secure=false: cookies would travel in clear");
        findings.add(
                claimants.stream().anyMatch(network -> network.strip().endsWith("/0")),
                "auth.bootstrap.allow-from: anybody could claim the system");
        findings.add(trustsEverybody, "auth.trusted-proxies: anybody could name any address");
        return List.copyOf(findings.list);
    }

    private void add(boolean wrong, String finding) {
        if (wrong) {
            list.add(finding);
        }
    }
}
