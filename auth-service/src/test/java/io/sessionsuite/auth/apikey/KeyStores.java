package io.sessionsuite.auth.apikey;

import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.DirectoryEvents;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.redis.RedisScripts;

/** API keys on one connection to Redis. */
public final class KeyStores {

    private KeyStores() {}

    public static ApiKeys on(
            RedisScripts redis, LoginRecords records, DirectoryCache directory, DirectoryEvents events) {
        return new ApiKeys(new RedisKeyIndex(redis), records, directory, events);
    }
}
