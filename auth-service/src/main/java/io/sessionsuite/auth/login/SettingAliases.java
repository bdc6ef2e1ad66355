package io.sessionsuite.auth.login;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names these settings had where existing deployments come from; our own name, where set, comes first (auth 3.2).
 */
@Priority(Priorities.LIBRARY + 300)
public final class SettingAliases implements ConfigSourceInterceptor {

    private static final String JWT = "jwt.token.expirationSecs";
    private static final String GATEWAY = "api-gateway.jwtExpirationSecs";
    private static final Map<String, List<String>> ALIASES = Map.of(
            "auth.session.absolute", List.of("com.lucidworks.apollo.admin.session.timeout"),
            "auth.session.idle", List.of("com.lucidworks.apollo.admin.session.idle.timeout", JWT, GATEWAY),
            "auth.token.lifetime", List.of(JWT, GATEWAY));

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue own = context.proceed(name);
        if (own != null && !isDefault(own)) {
            return own;
        }
        for (String alias : ALIASES.getOrDefault(name, List.of())) {
            ConfigValue value = context.proceed(alias);
            if (value != null) {
                return value.withName(name);
            }
        }
        return own;
    }

    /** Defaults of mappings stand below every real source. */
    private static boolean isDefault(ConfigValue value) {
        return value.getConfigSourceOrdinal() < 0;
    }
}
