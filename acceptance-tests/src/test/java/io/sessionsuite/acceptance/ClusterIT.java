package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import io.sessionsuite.embedded.EmbeddedRedisCluster;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main flows once on a Redis Cluster of three primaries and three replicas. */
class ClusterIT implements SuiteScenarios {

    private static EmbeddedRedisCluster cluster;
    private static Fleet fleet;
    private static People people;

    @BeforeAll
    static void start() {
        cluster = EmbeddedRedisCluster.start(3, 1);
        fleet = new Fleet(cluster.uris(), "cluster", Service.values());
        people = new People(fleet);
    }

    @AfterAll
    static void stop() {
        fleet.close();
        cluster.close();
    }

    @Override
    public Deployment deployment() {
        return fleet;
    }

    @Override
    public People people() {
        return people;
    }

    @Test
    void allLoginsOfAUserEndTogetherThoughTheyLieOnManySlots() {
        Client[] logins = new Client[6];
        for (int i = 0; i < logins.length; i++) {
            logins[i] = people.fusion(people.bob);
        }
        logins[0].delete(Service.AUTH, "/api/sessions?scope=others").expect(204);

        logins[0].get(Service.AUTH, "/api/session").expect(200);
        for (int i = 1; i < logins.length; i++) {
            assertThat(logins[i].get(Service.AUTH, "/api/session").expect(401).body())
                    .contains("session-ended");
        }
    }

    @Test
    void aUserMadeOnOneReplicaLogsInOnTheOther() {
        Client client = people.script(people.mia);
        client.form(Service.ATTRIBUTES, "/api/2/session/put", Map.of("a", "1")).expect(200);

        assertThat(client.get(Service.AUTH, "/api/sessions").expect(200).body()).contains("\"current\":true");
    }
}
