package io.sessionsuite.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of store-service (store 10). */
@ConfigMapping(prefix = "store")
public interface StoreConfig {

    /** How queries are answered. */
    Query query();

    /** The pool that searches. */
    Search search();

    /** The index of this replica. */
    Index index();

    /** The change logs in Redis. */
    Log log();

    /** The replicas of this service. */
    Replica replica();

    /** Documents past their deadline. */
    Sweep sweep();

    /** What a request and a store may hold. */
    Limits limits();

    /** The Redis client. */
    RedisClient redis();

    /** Answers every error but 401 and 403 with 500, for clients that know only the vendor's statuses. */
    @WithDefault("false")
    boolean documentedStatuses();

    /** Addresses and networks whose forwarded headers are believed. */
    Optional<List<String>> trustedProxies();

    /** How queries are answered. */
    interface Query {

        /** Items answered when {@code rows} is not given. */
        @WithDefault("0")
        long defaultRows();

        /** The property bare terms are looked up in; absent: a bare term is an error. */
        Optional<String> defaultProperty();

        /** {@code strong}: sees every acknowledged change; {@code eventual}: may lag up to 2 s. */
        @WithDefault("strong")
        Consistency consistency();

        /**
         * The longest until a query whose index is not level with Redis is refused, the caller's check included; an
         * eighth of it is left for the refusal itself. 100 ms to 1 min.
         */
        @WithDefault("2s")
        Duration barrierTimeout();

        /** The longest a search may take; 10 ms to 10 min. */
        @WithDefault("10s")
        Duration timeout();
    }

    /** What a query sees. */
    enum Consistency {
        STRONG,
        EVENTUAL
    }

    /** The pool that searches. */
    interface Search {

        /** Threads; absent: one for each core. */
        Optional<Integer> threads();

        /** Searches that may wait for a thread; one more is refused with 503. */
        @WithDefault("1000")
        int queue();
    }

    /** The index of this replica. */
    interface Index {

        /** Where it lives: {@code disk} below {@code data-dir}, or {@code heap}, rebuilt at each start. */
        @WithDefault("heap")
        Directory directory();

        /** Folder of the index; no two processes may share it. */
        Optional<String> dataDir();

        /** How often the index is made durable with its positions. */
        @WithDefault("10s")
        Duration commitInterval();

        /** The longest a change stays invisible to queries that do not wait. */
        @WithDefault("1s")
        Duration refreshInterval();
    }

    /** Where an index lives. */
    enum Directory {
        DISK,
        HEAP
    }

    /** The change logs in Redis. */
    interface Log {

        /** The shortest time an entry is kept. */
        @WithDefault("1h")
        Duration retention();

        /** Most entries of a partition's log; a replica further behind rebuilds. */
        @WithDefault("1000000")
        long maxEntries();
    }

    /** The replicas of this service. */
    interface Replica {

        /** After this silence a replica counts as gone. */
        @WithDefault("60s")
        Duration silence();
    }

    /** Documents past their deadline. They are absent from then on in any case. */
    interface Sweep {

        /** Whether this replica takes them out. */
        @WithDefault("true")
        boolean enabled();

        /** How often it looks whether some are due; 10 ms to 1 h. */
        @WithDefault("1s")
        Duration interval();
    }

    /** What a request and a store may hold. */
    interface Limits {

        /** Longest request body; 64 MiB at most. */
        @WithDefault("64M")
        MemorySize bodySize();

        /** The longest time a body may take to arrive. */
        @WithDefault("60s")
        Duration bodyTimeout();

        /** Longest document, or line of NDJSON. */
        @WithDefault("1M")
        MemorySize documentSize();

        /** Most documents of one request. */
        @WithDefault("10000")
        int documentCount();

        /** Deepest nesting of a document. */
        @WithDefault("32")
        int nestingDepth();

        /** Most indexed paths of a store. */
        @WithDefault("1000")
        int pathCount();

        /** Most paths of {@code fl}. */
        @WithDefault("100")
        int projectionCount();

        /** Longest {@code q}. */
        @WithDefault("1M")
        MemorySize querySize();

        /** Deepest nesting of a query. */
        @WithDefault("100")
        int queryDepth();

        /** Most clauses of a query, after alternatives of one property were joined. */
        @WithDefault("65536")
        int clauseCount();

        /** Most stores. */
        @WithDefault("1000")
        int storeCount();
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
        @WithDefault("2000")
        int maxQueue();

        /**
         * The {@code appendfsync} this Redis must have to be ready: {@code always}, {@code everysec}, {@code no} or
         * {@code any}.
         */
        @WithDefault("always")
        String fsyncPolicy();

        /** Replicas of Redis that must have a write of documents before it is acknowledged; 0 to 16, on a Cluster 0. */
        @WithDefault("0")
        int waitReplicas();
    }
}
