package io.sessionsuite.auth;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The service's settings without Quarkus: defaults, and what a test sets otherwise. */
public final class Settings {

    private final Map<String, String> values = new HashMap<>();

    private Settings() {}

    public static Settings of(String... keysAndValues) {
        Settings settings = new Settings();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    /** The mapping of that type. */
    public <T> T mapping(Class<T> type) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDiscoveredInterceptors()
                .withMapping(type)
                .withMappingIgnore("auth.**")
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build();
        return config.getConfigMapping(type);
    }
}
