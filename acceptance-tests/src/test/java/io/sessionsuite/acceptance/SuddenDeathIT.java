package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sessionsuite.acceptance.Deployment.Service;
import io.sessionsuite.embedded.EmbeddedRedis;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** kill -9 in the middle of the work: what was acknowledged is there afterwards, what was ended stays ended. */
class SuddenDeathIT {

    private static final int WRITERS = 4;
    private static final int PAIRS = 100;
    private static final int ENOUGH = 60;

    /** Pairs of attributes, and the newest value of each that was acknowledged. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger acknowledgements = new AtomicInteger();
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
        List<CompletableFuture<Void>> writers = startWriters(number -> write(client.copy(), number, running));
        endSomeLogins();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledgements.get() > ENOUGH);
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
        List<CompletableFuture<Void>> writers = startWriters(number -> write(client.copy(), number, running));
        endSomeLogins();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledgements.get() > ENOUGH);
        fleet.of(Service.ATTRIBUTES).getFirst().kill();
        fleet.of(Service.AUTH).getFirst().kill();
        int before = acknowledgements.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledgements.get() > before + ENOUGH);
        stop(running, writers);

        expectNothingLost(client);
        assertThat(fleet.alive(Service.AUTH)).hasSize(1);
    }

    private static List<CompletableFuture<Void>> startWriters(IntConsumer writer) {
        return IntStream.range(0, WRITERS)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> writer.accept(number), task -> Thread.ofPlatform().start(task)))
                .toList();
    }

    /** Puts both attributes of one pair after the other, again and again, each time with a higher value. */
    private void write(Client client, int writer, AtomicBoolean running) {
        for (int value = 0; running.get(); value++) {
            String pair = "w" + writer + "-" + value % PAIRS;
            String text = Integer.toString(value);
            try {
                Answer answer =
                        client.form(Service.ATTRIBUTES, "/api/2/session/put", Map.of(pair, text, pair + "y", text));
                if (answer.status() == 200 && answer.body().equals("{}")) {
                    acknowledged.put(pair, value);
                    acknowledgements.incrementAndGet();
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
        Map<String, String> all = JsonPath.from(client.get(Service.ATTRIBUTES, "/api/2/session/get")
                        .expect(200)
                        .body())
                .getMap("");
        assertThat(acknowledged).allSatisfy((pair, value) -> {
            assertThat(Integer.parseInt(all.get(pair))).isGreaterThanOrEqualTo(value);
            assertThat(all.get(pair + "y")).isEqualTo(all.get(pair));
        });
        assertThat(loggedOut).allSatisfy(ended -> assertThat(
                        ended.get(Service.AUTH, "/api/session").expect(401).body())
                .contains("session-ended"));
    }

    private static void stop(AtomicBoolean running, List<CompletableFuture<Void>> writers) {
        running.set(false);
        writers.forEach(CompletableFuture::join);
    }
}
