package io.sessionsuite.attribute;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The settings that are off by default, switched on. */
public final class StrictSettings implements QuarkusTestProfile {

    /** For Quarkus. */
    public StrictSettings() {}

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "attribute.unauthenticated", "401",
                "attribute.csrf.get", "strict",
                "attribute.required-role", "monitor",
                "attribute.public-origins", "https://suite.example",
                "attribute.limits.body-timeout", "300ms",
                "auth.cookie.host-prefix", "true");
    }
}
