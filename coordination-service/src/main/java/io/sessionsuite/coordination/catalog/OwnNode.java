package io.sessionsuite.coordination.catalog;

import io.sessionsuite.coordination.check.Check;
import io.sessionsuite.coordination.check.CheckRecord;
import io.sessionsuite.coordination.check.CheckStatus;
import io.sessionsuite.coordination.http.AgentSettings;
import io.sessionsuite.coordination.unit.Foundation;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The one node all replicas are. Its id follows from its names, so every replica gives the same. */
@Singleton
public class OwnNode {

    private static final int RPC_PORT = 8300;

    private final Node node;

    @Inject
    OwnNode(AgentSettings agent) {
        String seed = "coordination/" + agent.datacenter() + '/' + agent.nodeName();
        this.node = new Node(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
                agent.nodeName(),
                agent.nodeAddress(),
                agent.datacenter(),
                addresses(agent.nodeAddress()),
                Map.of("consul-version", agent.reportedVersion()));
    }

    public Node node() {
        return node;
    }

    /** Where the leader is said to be. */
    public String leaderAddress() {
        return node.address() + ':' + RPC_PORT;
    }

    @Produces
    @Singleton
    Foundation foundation() {
        Check health = new Check(
                node.name(),
                "serfHealth",
                "Serf Health Status",
                CheckStatus.PASSING,
                "Agent alive and reachable",
                "",
                "",
                Duration.ZERO,
                Check.Details.NONE);
        return new Foundation(node.key(), node.id(), node.members(), CheckRecord.json(health));
    }

    private static Map<String, String> addresses(String address) {
        Map<String, String> tagged = new LinkedHashMap<>();
        for (String tag : new String[] {"lan", "lan_ipv4", "wan", "wan_ipv4"}) {
            tagged.put(tag, address);
        }
        return tagged;
    }
}
