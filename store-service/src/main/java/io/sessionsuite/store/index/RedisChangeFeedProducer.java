package io.sessionsuite.store.index;

import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.store.StoreConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The change feed of this service. */
final class RedisChangeFeedProducer {

    @Produces
    @Singleton
    ChangeFeed feed(
            @Identifier("store") RedisScripts redis,
            StoreConfig config,
            @ConfigProperty(name = "quarkus.redis.store.client-type", defaultValue = "standalone") String clientType) {
        return new RedisChangeFeed(
                redis,
                clientType.equals("cluster"),
                new RedisChangeFeed.Trimming(
                        config.log().retention(),
                        config.log().maxEntries(),
                        config.replica().silence()),
                RedisChangeFeed.Pages.USUAL);
    }
}
