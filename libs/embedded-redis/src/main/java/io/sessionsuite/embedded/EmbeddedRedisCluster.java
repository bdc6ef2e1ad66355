package io.sessionsuite.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small Redis Cluster on loopback: some masters that share all slots, and a number of replicas for each. Nothing is
 * kept on disk.
 */
public final class EmbeddedRedisCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final Duration FORMING = Duration.ofSeconds(60);

    private final List<EmbeddedRedis> masters;
    private final List<EmbeddedRedis> replicas;

    private EmbeddedRedisCluster(List<EmbeddedRedis> masters, List<EmbeddedRedis> replicas) {
        this.masters = masters;
        this.replicas = replicas;
    }

    /** Starts the processes, joins them and waits until every node says that the cluster is whole. */
    public static EmbeddedRedisCluster start(int masters, int replicasEach) {
        String password = EmbeddedRedis.Builder.randomPassword();
        EmbeddedRedisCluster cluster =
                new EmbeddedRedisCluster(nodes(masters, password), nodes(masters * replicasEach, password));
        try {
            cluster.form();
            return cluster;
        } catch (EmbeddedRedisException e) {
            cluster.close();
            throw e;
        }
    }

    private static List<EmbeddedRedis> nodes(int count, String password) {
        List<EmbeddedRedis> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(EmbeddedRedis.builder()
                    .password(password)
                    .setting("cluster-enabled", "yes")
                    .setting("cluster-node-timeout", "2000")
                    .setting("cluster-port", Integer.toString(FreePort.any().number()))
                    .start());
        }
        return nodes;
    }

    /** Addresses of all nodes with password, as {@code quarkus.redis.hosts} takes them. */
    public String uris() {
        return all().map(EmbeddedRedis::uri).collect(Collectors.joining(","));
    }

    /** The nodes that started as masters. */
    public List<EmbeddedRedis> masters() {
        return List.copyOf(masters);
    }

    /** The nodes that started as replicas; the first ones of the first master, second master, and so on in turn. */
    public List<EmbeddedRedis> replicas() {
        return List.copyOf(replicas);
    }

    /**
     * Waits until every running node says that all slots are served, by as many masters as at first: after a master was
     * killed, until its replica took over.
     */
    public void awaitWhole() {
        await(
                "whole",
                () -> running().allMatch(node -> clusterInfo(node).contains("cluster_state:ok"))
                        && running().filter(EmbeddedRedisCluster::isMaster).count() == masters.size());
    }

    @Override
    public void close() {
        all().forEach(EmbeddedRedis::close);
    }

    private Stream<EmbeddedRedis> all() {
        return Stream.concat(masters.stream(), replicas.stream());
    }

    private Stream<EmbeddedRedis> running() {
        return all().filter(node -> node.pid() >= 0);
    }

    private void form() {
        giveSlots();
        meet();
        String everyone = "cluster_known_nodes:" + all().count();
        await("acquainted", () -> all().allMatch(node -> clusterInfo(node).contains(everyone)));
        follow();
        await("replicated", () -> replicas.stream().allMatch(EmbeddedRedisCluster::isInSync));
        awaitWhole();
    }

    private void giveSlots() {
        for (int i = 0; i < masters.size(); i++) {
            int first = SLOTS * i / masters.size();
            int last = SLOTS * (i + 1) / masters.size() - 1;
            masters.get(i).command("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
            masters.get(i).command("CLUSTER", "ADDSLOTSRANGE", Integer.toString(first), Integer.toString(last));
        }
    }

    private void meet() {
        EmbeddedRedis first = masters.get(0);
        all().forEach(node -> {
            List<?> bus = (List<?>) answer(node, "CONFIG", "GET", "cluster-port");
            first.command("CLUSTER", "MEET", "127.0.0.1", Integer.toString(node.port()), (String) bus.get(1));
        });
    }

    private void follow() {
        for (int i = 0; i < replicas.size(); i++) {
            String master = (String) answer(masters.get(i % masters.size()), "CLUSTER", "MYID");
            replicas.get(i).command("CLUSTER", "REPLICATE", master);
        }
    }

    private static void await(String state, BooleanSupplier reached) {
        if (!new Waiting(FORMING).until(reached)) {
            throw new EmbeddedRedisException("The Redis Cluster did not become " + state + " in " + FORMING);
        }
    }

    private static boolean isMaster(EmbeddedRedis node) {
        return replication(node).contains("role:master");
    }

    private static boolean isInSync(EmbeddedRedis replica) {
        return replication(replica).contains("master_link_status:up");
    }

    private static String replication(EmbeddedRedis node) {
        return (String) answer(node, "INFO", "replication");
    }

    private static String clusterInfo(EmbeddedRedis node) {
        return (String) answer(node, "CLUSTER", "INFO");
    }

    private static Object answer(EmbeddedRedis node, String... words) {
        return Objects.requireNonNull(node.command(words), () -> "No answer to " + String.join(" ", words));
    }
}
