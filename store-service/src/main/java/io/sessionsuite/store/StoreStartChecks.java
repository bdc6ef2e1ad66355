package io.sessionsuite.store;

import io.quarkus.runtime.Startup;
import io.sessionsuite.origin.IpNetworks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start on a setting that cannot be meant, and names it. */
@Startup
@Singleton
class StoreStartChecks {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final Set<String> FSYNC = Set.of("always", "everysec", "no", "any");

    StoreStartChecks(
            StoreConfig config,
            @ConfigProperty(name = "quarkus.redis.store.client-type", defaultValue = "standalone") String clientType) {
        query(config.query(), config.search());
        index(config);
        limits(config.limits());
        StoreConfig.RedisClient redis = config.redis();
        within("store.redis.timeout", redis.timeout(), Duration.ofMillis(10), Duration.ofMinutes(1));
        within("store.redis.connections", redis.connections(), 1, 16);
        within("store.redis.max-queue", redis.maxQueue(), 1, 1_000_000);
        within("store.redis.wait-replicas", redis.waitReplicas(), 0, 16);
        require(
                redis.waitReplicas() == 0 || !clientType.equals("cluster"),
                "store.redis.wait-replicas must be 0 on a Cluster");
        require(FSYNC.contains(redis.fsyncPolicy()), "store.redis.fsync-policy must be one of " + FSYNC);
        IpNetworks.of("store.trusted-proxies", config.trustedProxies().orElse(List.of()));
    }

    private static void query(StoreConfig.Query query, StoreConfig.Search search) {
        require(query.defaultRows() >= 0, "store.query.default-rows must not be negative");
        within("store.query.barrier-timeout", query.barrierTimeout(), Duration.ofMillis(100), Duration.ofMinutes(1));
        within("store.query.timeout", query.timeout(), Duration.ofMillis(10), Duration.ofMinutes(10));
        search.threads().ifPresent(threads -> within("store.search.threads", threads, 1, 256));
        within("store.search.queue", search.queue(), 0, 1_000_000);
    }

    private static void index(StoreConfig config) {
        StoreConfig.Index index = config.index();
        require(
                index.directory() != StoreConfig.Directory.DISK
                        || index.dataDir().isPresent(),
                "store.index.data-dir is needed for store.index.directory=disk");
        within("store.index.commit-interval", index.commitInterval(), Duration.ofMillis(100), Duration.ofHours(1));
        within("store.index.refresh-interval", index.refreshInterval(), Duration.ofMillis(10), Duration.ofMinutes(1));
        within("store.log.retention", config.log().retention(), Duration.ofSeconds(1), Duration.ofDays(365));
        within("store.log.max-entries", config.log().maxEntries(), 1_000, 1_000_000_000);
        within("store.sweep.interval", config.sweep().interval(), Duration.ofMillis(10), Duration.ofHours(1));
        within("store.replica.silence", config.replica().silence(), Duration.ofSeconds(1), Duration.ofDays(1));
    }

    private static void limits(StoreConfig.Limits limits) {
        within("store.limits.body-size", limits.bodySize().asLongValue(), KIB, 64 * MIB);
        within("store.limits.body-timeout", limits.bodyTimeout(), Duration.ofSeconds(1), Duration.ofHours(1));
        within("store.limits.document-size", limits.documentSize().asLongValue(), KIB, 4 * MIB);
        within("store.limits.document-count", limits.documentCount(), 1, 1_000_000);
        within("store.limits.nesting-depth", limits.nestingDepth(), 1, 500);
        within("store.limits.path-count", limits.pathCount(), 1, 100_000);
        within("store.limits.projection-count", limits.projectionCount(), 1, 10_000);
        within("store.limits.query-size", limits.querySize().asLongValue(), 1, 64 * MIB);
        within("store.limits.query-depth", limits.queryDepth(), 1, 1_000);
        within("store.limits.clause-count", limits.clauseCount(), 1, 1_000_000);
        within("store.limits.store-count", limits.storeCount(), 1, 100_000);
    }

    private static void within(String key, long value, long least, long most) {
        require(value >= least && value <= most, key + " must be from " + least + " to " + most);
    }

    private static void within(String key, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key + " must be from " + least + " to " + most);
    }

    private static void require(boolean valid, String finding) {
        if (!valid) {
            throw new IllegalArgumentException(finding);
        }
    }
}
