package io.sessionsuite.auth.m1;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Stops the start on a setting of this dialect that cannot be meant, and names it. */
@Startup
@Singleton
class M1StartChecks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    M1StartChecks(M1Config config) {
        require(NAME.matcher(config.realm()).matches(), "auth.m1.realm is no name of a realm");
        require(
                M1Settings.isLife(config.tokenLifetime().toMillis()),
                "auth.m1.token-lifetime must be between 1 ms and 365 days");
    }

    private static void require(boolean valid, String finding) {
        if (!valid) {
            throw new IllegalArgumentException(finding);
        }
    }
}
