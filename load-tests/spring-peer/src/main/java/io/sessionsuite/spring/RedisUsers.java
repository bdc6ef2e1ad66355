package io.sessionsuite.spring;

import java.util.stream.IntStream;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Users with their password hashes, one key each: argon2id of the cost auth-service has. */
@Component
class RedisUsers {

    private static final int USERS = 64;

    private final StringRedisTemplate redis;
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    RedisUsers(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Makes the users {@code load-0} and so on, all with that password. */
    void fill(String password) {
        String hash = argon2.encode(password);
        IntStream.range(0, USERS).forEach(i -> redis.opsForValue().set("user:load-" + i, String.valueOf(hash)));
    }

    boolean knows(String username, String password) {
        String hash = redis.opsForValue().get("user:" + username);
        return hash != null && argon2.matches(password, hash);
    }
}
