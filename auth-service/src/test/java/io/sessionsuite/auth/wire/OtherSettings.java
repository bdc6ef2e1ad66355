package io.sessionsuite.auth.wire;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Every setting of the form login and of the MinusOneDB dialect at another value than usual, in one application. */
public class OtherSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "auth.mmonit.required-role", "right:get",
                "auth.mmonit.allow-get", "true",
                "auth.mmonit.failure-status", "200",
                "auth.mmonit.rotate", "always",
                "auth.mmonit.csrf-off", "never",
                "auth.cookie.host-prefix", "true",
                "auth.prelogin.max-per-second", "1",
                "auth.m1.documented-statuses", "true",
                "auth.m1.require-current-password", "true",
                "auth.m1.token-lifetime", "1h");
    }
}
