package io.sessionsuite.auth.bootstrap;

import io.sessionsuite.auth.Settings;
import io.sessionsuite.auth.directory.BuiltInRealms;
import io.sessionsuite.auth.directory.DirectoryEvents;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.password.PasswordPolicy;
import io.sessionsuite.auth.password.Passwords;
import io.sessionsuite.redis.RedisScripts;

/** First start and claim on one connection to Redis. */
public record Beginnings(Bootstrap bootstrap, FirstAdministrator administrator) {

    public static Beginnings on(
            RedisScripts redis,
            Settings settings,
            DirectoryEvents events,
            BuiltInRealms realms,
            Users users,
            PasswordPolicy policy,
            Passwords passwords) {
        Beginning beginning = new Beginning(new RedisInitialisationStore(redis), events);
        BootstrapConfig config = settings.mapping(BootstrapConfig.class);
        AdminPassword password = new AdminPassword(settings.mapping(AdminConfig.class), policy);
        return new Beginnings(
                new Bootstrap(new FirstStart(config, password, realms, beginning, users, passwords)),
                new FirstAdministrator(config, beginning, users, policy));
    }
}
