package io.sessionsuite.attribute;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of attribute-service; the clocks of a session are in its record, its cookies' names in
 * {@code auth.cookie.*}.
 */
@ConfigMapping(prefix = "attribute")
public interface AttributeConfig {

    /** What a browser-like caller without a session gets: {@code login-page} with 200, or {@code 401}. */
    @WithDefault("login-page")
    @WithConverter(UnauthenticatedAnswer.Converter.class)
    UnauthenticatedAnswer unauthenticated();

    /** Cross-site request forgery. */
    Csrf csrf();

    /** Pages of other origins. */
    Cors cors();

    /** This service's own origins, exact, as {@code https://host[:port]}; absent: scheme and host of each request. */
    Optional<List<String>> publicOrigins();

    /** Addresses and networks whose forwarded headers are believed. */
    Optional<List<String>> trustedProxies();

    /** The role a session needs here; absent: none. */
    Optional<String> requiredRole();

    /** What a request and a session may hold. */
    Limits limits();

    /** The Redis client. */
    RedisClient redis();

    /** Cross-site request forgery. */
    interface Csrf {

        /** {@code compat}: the token is asked on POST; {@code strict}: also on GET calls that change something. */
        @WithDefault("compat")
        GetRule get();
    }

    /** When GET must carry the CSRF token. */
    enum GetRule {
        COMPAT,
        STRICT
    }

    /** Pages of other origins. */
    interface Cors {

        /** Origins whose pages may call with cookies, exact; {@code *} stops the start. */
        Optional<List<String>> origins();
    }

    /** What a request and a session may hold. */
    interface Limits {

        /** Longest name, in code points. */
        @WithDefault("128")
        int nameLength();

        /** Longest value, in bytes of UTF-8. */
        @WithDefault("64K")
        MemorySize valueSize();

        /** Most attributes of one session. */
        @WithDefault("1000")
        int attributeCount();

        /** Most bytes of one session, names and values. */
        @WithDefault("1M")
        MemorySize sessionSize();

        /** Most distinct keys one get or delete may name, 1000 at most. */
        @WithDefault("1000")
        int keyCount();

        /** Longest request body. */
        @WithDefault("2M")
        MemorySize bodySize();

        /** The longest time a body may take to arrive. */
        @WithDefault("10s")
        Duration bodyTimeout();

        /** Longest query string. */
        @WithDefault("8K")
        MemorySize querySize();
    }

    /** The Redis client. */
    interface RedisClient {

        /** The longest one call may take, waiting for a connection included; 10 ms to 1 min. */
        @WithDefault("1s")
        Duration timeout();

        /** Connections kept open, each carries any number of calls at once; 1 to 16. */
        @WithDefault("4")
        int connections();

        /** Calls under way at once; one more is refused with 503. */
        @WithDefault("1000")
        int maxQueue();

        /**
         * The {@code appendfsync} this Redis must have to be ready: {@code always}, {@code everysec}, {@code no} or
         * {@code any}.
         */
        @WithDefault("always")
        String fsyncPolicy();
    }
}
