package io.sessionsuite.coordination.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.consul.BlockingQueryOptions;
import io.vertx.ext.consul.CheckOptions;
import io.vertx.ext.consul.CheckStatus;
import io.vertx.ext.consul.ConsulClient;
import io.vertx.ext.consul.ConsulClientOptions;
import io.vertx.ext.consul.HealthState;
import io.vertx.ext.consul.KeyValue;
import io.vertx.ext.consul.KeyValueOptions;
import io.vertx.ext.consul.Session;
import io.vertx.ext.consul.SessionBehavior;
import io.vertx.ext.consul.SessionOptions;
import io.vertx.ext.consul.TxnKVOperation;
import io.vertx.ext.consul.TxnKVVerb;
import io.vertx.ext.consul.TxnRequest;
import io.vertx.ext.consul.Watch;
import io.vertx.ext.consul.policy.AclPolicy;
import io.vertx.ext.consul.token.AclToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VertxClientIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MANAGEMENT = "11111111-2222-4333-8444-555555555555";
    private static Fleet fleet;
    private static RoundRobin balancer;
    private static Vertx vertx;
    private static ConsulClient client;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(2, Map.of("coordination.acl.management-token", MANAGEMENT));
        balancer = fleet.balanced();
        vertx = Vertx.vertx();
        client = ConsulClient.create(vertx, options());
    }

    @AfterAll
    static void stop() {
        client.close();
        get(vertx.close());
        balancer.close();
        fleet.close();
    }

    private static ConsulClientOptions options() {
        return new ConsulClientOptions()
                .setHost("127.0.0.1")
                .setPort(balancer.uri().getPort())
                .setAclToken(MANAGEMENT)
                .setTimeout(60_000);
    }

    @Test
    @DisplayName("K-273 sessions")
    void sessions() {
        String id = get(client.createSessionWithOptions(new SessionOptions()
                .setName("vertx")
                .setTtl(10)
                .setLockDelay(15)
                .setBehavior(SessionBehavior.DELETE)));
        Session session = get(client.infoSession(id));

        assertThat(session.getLockDelay()).isEqualTo(15);
        assertThat(session.getNode()).isEqualTo("coordination");
        assertThat(get(client.renewSession(id)).getId()).isEqualTo(id);
        assertThat(get(client.listNodeSessions("coordination")).getList())
                .extracting(Session::getId)
                .contains(id);
        get(client.destroySession(id));
        assertThat(get(client.listSessions()).getList())
                .extracting(Session::getId)
                .doesNotContain(id);
    }

    @Test
    @DisplayName("K-273 keys, locks and transactions")
    void keys() {
        String session = get(client.createSession());
        assertThat(get(client.putValue("vx/a b", "one"))).isTrue();
        assertThat(get(client.getKeys("vx/"))).hasSize(1);
        assertThat(get(client.putValueWithOptions("vx/lock", "held", new KeyValueOptions().setAcquireSession(session))))
                .isTrue();
        KeyValue held = get(client.getValue("vx/lock"));
        assertThat(held.getSession()).isEqualTo(session);
        assertThat(held.getLockIndex()).isEqualTo(1);
        assertThat(get(client.putValueWithOptions("vx/lock", "x", new KeyValueOptions().setCasIndex(1))))
                .isFalse();
        assertThat(get(client.transaction(new TxnRequest()
                                .addOperation(new TxnKVOperation()
                                        .setType(TxnKVVerb.SET)
                                        .setKey("vx/t")
                                        .setValue("two"))))
                        .getErrors())
                .isEmpty();
        assertThat(get(client.getValue("vx/t")).getValue()).isEqualTo("two");
        get(client.deleteValues("vx/"));
        assertThat(get(client.getValue("vx/t")).isPresent()).isFalse();
    }

    @Test
    @DisplayName("K-273 agent, nodes, health, checks, status")
    void catalog() {
        assertThat(get(client.agentInfo()).getJsonObject("Config").getString("NodeName"))
                .isEqualTo("coordination");
        assertThat(get(client.catalogNodes()).getList()).hasSize(1);
        assertThat(get(client.catalogDatacenters())).containsExactly("dc1");
        get(client.registerCheck(new CheckOptions().setName("vx-check").setTtl("60s")));
        get(client.passCheckWithNote("vx-check", "fine"));
        assertThat(get(client.localChecks())).anyMatch(check -> check.getStatus() == CheckStatus.PASSING);
        assertThat(get(client.healthState(HealthState.PASSING)).getList())
                .anyMatch(check -> check.getName().equals("vx-check"));
        get(client.failCheck("vx-check"));
        assertThat(get(client.healthState(HealthState.CRITICAL)).getList()).hasSize(1);
        get(client.deregisterCheck("vx-check"));
        assertThat(get(client.leaderStatus())).startsWith("127.0.0.1:");
        assertThat(get(client.peersStatus())).hasSize(1);
    }

    @Test
    @DisplayName("K-273 policies and tokens")
    void acl() {
        String policy = get(client.createAclPolicy(
                new AclPolicy().setName("vx-policy").setRules("key_prefix \"\" { policy = \"read\" }")));
        assertThat(get(client.readPolicyByName("vx-policy")).getId()).isEqualTo(policy);
        AclToken token = get(client.createAclToken(new AclToken().setDescription("vx")));
        assertThat(get(client.readAclToken(token.getAccessorId())).getAccessorId())
                .isEqualTo(token.getAccessorId());
        assertThat(get(client.deleteAclToken(token.getAccessorId()))).isTrue();
        assertThat(get(client.deletePolicy(policy))).isTrue();
    }

    @Test
    @DisplayName("K-274 watches of a key, a prefix and the nodes, through the death of a replica")
    void watches() {
        List<String> values = new CopyOnWriteArrayList<>();
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        List<Integer> nodes = new CopyOnWriteArrayList<>();
        Watch<?> key = Watch.key("watch/a", vertx, options())
                .setHandler(result -> {
                    if (result.succeeded() && result.nextResult().isPresent()) {
                        values.add(result.nextResult().getValue());
                    }
                })
                .start();
        Watch<?> prefix = Watch.keyPrefix("watch/", vertx, options())
                .setHandler(result -> {
                    if (result.succeeded() && result.nextResult().getList() != null) {
                        sizes.add(result.nextResult().getList().size());
                    }
                })
                .start();
        Watch<?> list = Watch.nodes(vertx, options())
                .setHandler(result -> {
                    if (result.succeeded()) {
                        nodes.add(result.nextResult().getList().size());
                    }
                })
                .start();
        get(client.putValue("watch/a", "1"));
        Awaitility.await().atMost(SOON).until(() -> values.contains("1") && sizes.contains(1));
        get(client.putValue("watch/b", "1"));
        Awaitility.await().atMost(SOON).until(() -> sizes.contains(2));
        fleet.process(1).kill();
        fleet.startAgain(1);
        fleet.replica(0).put("kv/watch/a", "2");
        fleet.replica(0).put("catalog/register", "{\"Node\":\"more\",\"Address\":\"10.0.0.1\"}");
        Awaitility.await().atMost(SOON).until(() -> values.contains("2") && nodes.contains(2));
        key.stop();
        prefix.stop();
        list.stop();
    }

    @Test
    @DisplayName("K-275 a renewing client notices within a second that its session is dead")
    void deadSession() {
        String id = get(client.createSessionWithOptions(new SessionOptions().setTtl(10)));
        Session session = get(client.infoSession(id));
        Future<Session> watch = client.infoSessionWithOptions(
                id, new BlockingQueryOptions().setIndex(session.getIndex()).setWait("30s"));
        get(client.renewSession(id));
        fleet.replica(0).put("session/destroy/" + id);

        long start = System.nanoTime();
        Awaitility.await().atMost(SOON).until(watch::isComplete);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        Future<Session> renewal = client.renewSession(id);
        Awaitility.await().atMost(SOON).until(renewal::isComplete);
        assertThat(renewal.failed()).isTrue();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
