package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.CoordinationError;
import io.sessionsuite.coordination.acl.rules.Resource;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.namespace.Namespace;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.coordination.unit.UnitKeys;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A second replica beside the running one: its own memory and its own connection to the change stream. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class ReplicasTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Inject
    Vertx vertx;

    @Inject
    @RedisClientName("coordination-stream")
    Redis redis;

    @Inject
    AclSettings settings;

    @Inject
    AclStore store;

    @Inject
    AgentSettings agent;

    @Inject
    UnitKeys keys;

    private final ConsulApi api = ConsulApi.somewhere();
    private KnownTokens known;
    private RedisAclFollower follower;
    private StoredCallers second;

    @BeforeEach
    void startSecond() {
        known = new KnownTokens();
        follower = new RedisAclFollower(vertx, redis, known, settings, keys);
        second = new StoredCallers(settings, new ManagementToken(settings), store, known, agent);
        follower.start(new StartupEvent());
    }

    @AfterEach
    void stopSecond() {
        follower.stop(new ShutdownEvent());
    }

    @Test
    @DisplayName("K-229 a revoked token is refused on another replica within a second")
    void revokedToken() {
        var token = TestTokens.token(api, "key_prefix \"\" { policy = \"deny\" }");
        String secret = token.path("SecretID").asText();
        awaitKept(secret);

        assertThat(api.asManagement()
                        .delete("acl/token/" + token.path("AccessorID").asText())
                        .line())
                .isEqualTo("200 true");

        Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(A_SECOND).untilAsserted(() -> assertThat(
                        refusal(secret))
                .isEqualTo("ACL not found"));
        assertThat(api.as(secret).get("kv/a").line()).isEqualTo("403 ACL not found");
    }

    @Test
    @DisplayName("K-229 a changed policy counts on another replica within a second")
    void changedPolicy() {
        var token = TestTokens.token(api, "key_prefix \"\" { policy = \"deny\" }");
        String secret = token.path("SecretID").asText();
        var policy = token.path("Policies").get(0);
        awaitKept(secret);
        assertThat(mayWriteKeys(secret)).isFalse();

        api.asManagement()
                .put(
                        "acl/policy/" + policy.path("ID").asText(),
                        "{\"Name\":\"" + policy.path("Name").asText() + "\"}");

        Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(A_SECOND).untilAsserted(() -> assertThat(
                        mayWriteKeys(secret))
                .isTrue());
    }

    @Test
    void nothingKeptCountsWhileTheStreamIsNotHeard() {
        String secret = TestTokens.create(api, "");
        awaitKept(secret);

        follower.stop(new ShutdownEvent());

        Awaitility.await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                        known.get(new TokenSecret(secret).hash()))
                .isNull());
    }

    @Test
    void aKilledConnectionIsReplacedAndNothingMissed() {
        var token = TestTokens.token(api, "");
        String secret = token.path("SecretID").asText();
        awaitKept(secret);

        EmbeddedRedis.shared().command("CLIENT", "KILL", "TYPE", "normal");
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(api.asManagement()
                        .delete("acl/token/" + token.path("AccessorID").asText())
                        .status())
                .isIn(200, 404));

        Awaitility.await().atMost(A_SECOND).untilAsserted(() -> assertThat(refusal(secret))
                .isEqualTo("ACL not found"));
        String next = TestTokens.create(api, "");
        awaitKept(next);
    }

    private void awaitKept(String secret) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(refusal(secret)).isEmpty();
            assertThat(known.get(new TokenSecret(secret).hash())).isNotNull();
        });
    }

    private boolean mayWriteKeys(String secret) {
        Namespace namespace = Namespace.of(api.namespace());
        return second.resolve(new PresentedToken(secret, true))
                .await()
                .atMost(A_SECOND)
                .in(namespace)
                .allowsAll(Resource.KEY);
    }

    private String refusal(String secret) {
        try {
            var unused =
                    second.resolve(new PresentedToken(secret, true)).await().atMost(A_SECOND);
            return "";
        } catch (CoordinationError refused) {
            return refused.text();
        }
    }
}
