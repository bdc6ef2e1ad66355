package io.sessionsuite.auth;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionsuite.audit.AuditTrail;
import io.sessionsuite.auth.apikey.ApiKeyConfig;
import io.sessionsuite.auth.apikey.ApiKeys;
import io.sessionsuite.auth.apikey.KeyStores;
import io.sessionsuite.auth.bootstrap.Beginnings;
import io.sessionsuite.auth.caller.Access;
import io.sessionsuite.auth.caller.BasicCallers;
import io.sessionsuite.auth.caller.Callers;
import io.sessionsuite.auth.caller.Guesses;
import io.sessionsuite.auth.directory.BuiltInRealms;
import io.sessionsuite.auth.directory.DirectRights;
import io.sessionsuite.auth.directory.DirectoryCache;
import io.sessionsuite.auth.directory.DirectoryConfig;
import io.sessionsuite.auth.directory.DirectoryEvents;
import io.sessionsuite.auth.directory.DirectoryStores;
import io.sessionsuite.auth.directory.LoginAligner;
import io.sessionsuite.auth.directory.Realms;
import io.sessionsuite.auth.directory.Roles;
import io.sessionsuite.auth.directory.UserChanges;
import io.sessionsuite.auth.directory.UserRules;
import io.sessionsuite.auth.directory.Users;
import io.sessionsuite.auth.login.Authenticator;
import io.sessionsuite.auth.login.LoginEvents;
import io.sessionsuite.auth.login.LoginLives;
import io.sessionsuite.auth.login.LoginMaker;
import io.sessionsuite.auth.login.LoginMembers;
import io.sessionsuite.auth.login.LoginRounds;
import io.sessionsuite.auth.login.Logins;
import io.sessionsuite.auth.login.SessionCap;
import io.sessionsuite.auth.login.SessionConfig;
import io.sessionsuite.auth.login.SessionsConfig;
import io.sessionsuite.auth.login.TokenConfig;
import io.sessionsuite.auth.password.HashingPool;
import io.sessionsuite.auth.password.PasswordConfig;
import io.sessionsuite.auth.password.PasswordPolicy;
import io.sessionsuite.auth.password.Passwords;
import io.sessionsuite.auth.reconcile.DirectoryWalk;
import io.sessionsuite.auth.reconcile.ReconcileConfig;
import io.sessionsuite.auth.reconcile.Reconciler;
import io.sessionsuite.auth.throttle.ThrottleConfig;
import io.sessionsuite.auth.throttle.Throttles;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.CookieSettings;
import io.sessionsuite.login.LoginRecords;
import io.sessionsuite.login.RedisLoginRecords;
import io.sessionsuite.redis.CallMetrics;
import io.sessionsuite.redis.RedisScripts;
import io.sessionsuite.redis.RedisSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;

/**
 * The domain of one replica, wired by hand: several may share one Redis in a test. Background work starts on demand.
 */
public final class Replica implements AutoCloseable {

    public final RedisScripts redis;
    public final LoginRecords records;
    public final DirectoryStores stores;
    public final DirectoryCache directory;
    public final LoginAligner aligner;
    public final UserChanges changes;
    public final Users users;
    public final Roles roles;
    public final Realms realms;
    public final DirectRights rights;
    public final BuiltInRealms builtIn;
    public final Throttles throttles;
    public final Authenticator authenticator;
    public final Logins logins;
    public final Callers callers;
    public final Access access;
    public final ApiKeys keys;
    public final Reconciler reconciler;
    public final Beginnings beginnings;
    public final Passwords passwords;

    private final Vertx vertx = Vertx.vertx();
    private final HashingPool pool;

    private Replica(EmbeddedRedis server, Settings settings) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        redis = connect(server, meters);
        records = new RedisLoginRecords(redis);
        stores = DirectoryStores.on(redis);
        AuditTrail trail = new AuditTrail(redis, meters, "test", Clock.systemUTC());
        DirectoryEvents events = new DirectoryEvents(trail);
        LoginEvents loginEvents = new LoginEvents(trail);
        PasswordConfig passwordConfig = settings.mapping(PasswordConfig.class);
        PasswordPolicy policy = new PasswordPolicy(passwordConfig);
        pool = new HashingPool(passwordConfig, meters);
        passwords = new Passwords(policy, pool);
        directory = new DirectoryCache(stores.directory(), settings.mapping(DirectoryConfig.class));
        aligner = new LoginAligner(stores.users(), stores.index(), records, directory);
        changes = new UserChanges(stores.users(), stores.directory(), stores.orders(), aligner);
        users = new Users(stores.users(), changes, new UserRules(directory), passwords, records, events);
        roles = new Roles(stores.directory(), directory, events);
        realms = new Realms(stores.directory(), directory, stores.orders(), events);
        rights = new DirectRights(users, directory);
        builtIn = new BuiltInRealms(stores.directory(), directory);
        ThrottleConfig throttleConfig = settings.mapping(ThrottleConfig.class);
        throttles = Throttles.on(redis, throttleConfig);
        authenticator = new Authenticator(throttles.throttle(), directory, stores.users(), passwords, loginEvents);
        logins = logins(settings, loginEvents);
        callers = new Callers(
                settings.mapping(CookieSettings.class),
                settings.mapping(ApiKeyConfig.class),
                records,
                new BasicCallers(stores.users(), directory, authenticator, loginEvents),
                new Guesses(throttles.guesses(), throttleConfig, trail));
        access = new Access(directory);
        keys = KeyStores.on(redis, records, directory, events);
        reconciler = new Reconciler(
                stores.orders(),
                changes,
                new DirectoryWalk(stores.users(), aligner, keys, directory),
                settings.mapping(ReconcileConfig.class));
        beginnings = Beginnings.on(redis, settings, events, builtIn, users, policy, passwords);
    }

    private Logins logins(Settings settings, LoginEvents loginEvents) {
        SessionCap cap = new SessionCap(stores.index(), records, loginEvents, settings.mapping(SessionsConfig.class));
        LoginLives lives = new LoginLives(settings.mapping(SessionConfig.class), settings.mapping(TokenConfig.class));
        LoginMaker maker = new LoginMaker(cap, stores.index(), records, directory, lives);
        return new Logins(
                new LoginRounds(authenticator, maker, loginEvents),
                new LoginMembers(stores.users()),
                stores.index(),
                records,
                loginEvents);
    }

    private RedisScripts connect(EmbeddedRedis server, SimpleMeterRegistry meters) {
        RedisOptions options =
                new RedisOptions().setConnectionString(server.uri()).setMaxWaitingHandlers(8192);
        return new RedisScripts(
                vertx,
                Redis.createClient(vertx, options),
                new RedisSettings(Duration.ofSeconds(10), 2, 5_000),
                new CallMetrics(meters, "test"),
                failure -> AuthError.Unavailable.because(failure, failure.outcome()));
    }

    /** A replica with these settings, the built-in realms made. */
    public static Replica on(EmbeddedRedis server, String... settings) {
        Replica replica = new Replica(server, Settings.of(settings));
        answer(replica.builtIn.ensure());
        return replica;
    }

    /** A replica that has not begun anything. */
    public static Replica bare(EmbeddedRedis server, String... settings) {
        return new Replica(server, Settings.of(settings));
    }

    /** What a call comes to. */
    public static <T> T answer(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        reconciler.stop();
        directory.stop();
        pool.close();
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
