package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sessionsuite.acceptance.Deployment.Service;
import io.sessionsuite.embedded.EmbeddedRedis;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** kill -9 in the middle of the work: what was acknowledged is there afterwards, what was ended stays ended. */
class SuddenDeathIT {

    private static final int WRITERS = 4;
    private static final int ENOUGH = 60;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Client> loggedOut = new ArrayList<>();
    private EmbeddedRedis redis;
    private Fleet fleet;
    private People people;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.builder().start();
        fleet = new Fleet(redis, Service.AUTH, Service.ATTRIBUTES);
        people = new People(fleet);
    }

    @AfterEach
    void stop() {
        fleet.close();
        redis.close();
    }

    @RepeatedTest(3)
    void redisKilledUnderLoad() {
        Client client = people.script(people.mia);
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> writers = startWriters(client, running);
        endSomeLogins();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > ENOUGH);
        redis.kill9();
        redis.restart();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() ->
                        client.get(Service.ATTRIBUTES, "/api/2/session/get").status() == 200);
        stop(running, writers);

        expectNothingLost(client);
    }

    @RepeatedTest(3)
    void serviceKilledUnderLoad() {
        Client client = people.script(people.mia);
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> writers = startWriters(client, running);
        endSomeLogins();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > ENOUGH);
        fleet.of(Service.ATTRIBUTES).getFirst().kill();
        fleet.of(Service.AUTH).getFirst().kill();
        int before = acknowledged.size();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > before + ENOUGH);
        stop(running, writers);

        expectNothingLost(client);
        assertThat(fleet.alive(Service.AUTH)).hasSize(1);
    }

    private List<Thread> startWriters(Client client, AtomicBoolean running) {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = "w" + writer + "-";
            writers.add(Thread.ofPlatform().start(() -> write(client.copy(), prefix, running)));
        }
        return writers;
    }

    private void write(Client client, String prefix, AtomicBoolean running) {
        for (int i = 0; i < 200 && running.get(); i++) {
            try {
                Answer answer = client.form(
                        Service.ATTRIBUTES, "/api/2/session/put", Map.of(prefix + i, "x", prefix + i + "y", "x"));
                if (answer.status() == 200 && answer.body().equals("{}")) {
                    acknowledged.add(prefix + i);
                } else {
                    assertThat(answer.status())
                            .as("anything but done or unavailable")
                            .isEqualTo(503);
                }
            } catch (UncheckedIOException gone) {
                assertThat(gone).as("the replica that was asked is dead").isNotNull();
            }
        }
    }

    private void endSomeLogins() {
        for (int i = 0; i < 3; i++) {
            Client client = people.fusion(people.bob);
            loggedOut.add(client.copy());
            client.delete(Service.AUTH, "/api/session").expect(204);
        }
    }

    private void expectNothingLost(Client client) {
        String all =
                client.get(Service.ATTRIBUTES, "/api/2/session/get").expect(200).body();
        assertThat(acknowledged)
                .allSatisfy(name ->
                        assertThat(all).contains("\"" + name + "\":\"x\"").contains("\"" + name + "y\":\"x\""));
        assertThat(loggedOut).allSatisfy(ended -> assertThat(
                        ended.get(Service.AUTH, "/api/session").expect(401).body())
                .contains("session-ended"));
    }

    private static void stop(AtomicBoolean running, List<Thread> writers) {
        running.set(false);
        writers.forEach(writer -> {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
