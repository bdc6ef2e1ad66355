package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.Settings;
import io.sessionsuite.auth.directory.BuiltInRealms;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.password.PasswordPolicy;
import io.sessionsuite.auth.password.Passwords;
import io.sessionsuite.redis.RedisScripts;

/** First start and claim on one connection to Redis. */
public record Beginnings(Bootstrap bootstrap, FirstAdministrator administrator) {

    public static Beginnings on(
            RedisScripts redis,
            Settings settings,
            BuiltInRealms realms,
            Users users,
            PasswordPolicy policy,
            Passwords passwords) {
        InitialisationStore store = new RedisInitialisationStore(redis);
        BootstrapConfig config = settings.mapping(BootstrapConfig.class);
        AdminPassword password = new AdminPassword(settings.mapping(AdminConfig.class), policy);
        return new Beginnings(
                new Bootstrap(new FirstStart(config, password, realms, store, users, passwords)),
                new FirstAdministrator(config, store, users, policy));
    }
}
