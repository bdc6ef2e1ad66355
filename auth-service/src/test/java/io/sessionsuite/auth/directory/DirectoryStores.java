package io.sessionsuite.auth.directory;

import io.sessionsuite.redis.RedisScripts;

/** The stores of the directory on one connection to Redis. */
public record DirectoryStores(UserStore users, DirectoryStore directory, Orders orders, LoginIndex index) {

    public static DirectoryStores on(RedisScripts redis) {
        return new DirectoryStores(
                new RedisUserStore(redis),
                new RedisDirectoryStore(redis),
                new RedisOrders(redis),
                new RedisLoginIndex(redis));
    }
}
