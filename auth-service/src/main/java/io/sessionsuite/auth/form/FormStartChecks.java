package io.sessionsuite.auth.form;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/** Stops the start on a setting of the form login that cannot be meant, and names it. */
@Startup
@Singleton
class FormStartChecks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    private static final Set<Integer> FAILURE_STATUSES = Set.of(200, 401);

    FormStartChecks(FormLoginConfig form, PreloginConfig prelogin) {
        require(FAILURE_STATUSES.contains(form.failureStatus()), "auth.mmonit.failure-status must be 401 or 200");
        require(NAME.matcher(form.realm()).matches(), "auth.mmonit.realm is no name of a realm");
        require(
                form.requiredRole()
                        .filter(role -> !NAME.matcher(role).matches())
                        .isEmpty(),
                "auth.mmonit.required-role is no name of a role");
        require(prelogin.ttl().isPositive(), "auth.prelogin.ttl must be more than 0");
        require(prelogin.maxPerSecond() >= 1, "auth.prelogin.max-per-second must be more than 0");
    }

    private static void require(boolean valid, String finding) {
        if (!valid) {
            throw new IllegalArgumentException(finding);
        }
    }
}
