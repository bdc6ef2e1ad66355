package io.sessionsuite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionsuite.acceptance.Deployment.Service;
import io.sessionsuite.embedded.EmbeddedRedis;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenarios over two replicas of each service, where each request meets another replica than the one before. */
class FleetIT implements SuiteScenarios {

    private static EmbeddedRedis redis;
    private static Fleet fleet;
    private static People people;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.builder().start();
        fleet = new Fleet(redis, Service.values());
        people = new People(fleet);
    }

    @AfterAll
    static void stop() {
        fleet.close();
        redis.close();
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
    @DisplayName("MA-18 an hour of calls at auth-service only keeps the attributes")
    void activityElsewhereKeepsAttributes() {
        Client client = people.script(people.mia);
        client.form(Service.ATTRIBUTES, "/api/2/session/put", Map.of("a", "1")).expect(200);
        String sid = client.cookie("zsessionid").substring(0, 21);
        for (int i = 0; i < 4; i++) {
            passTime(sid, 1_000_000);
            client.get(Service.AUTH, "/api/session").expect(200);
        }

        assertThat(client.get(Service.ATTRIBUTES, "/api/2/session/get?key=a").body())
                .isEqualTo("{\"a\":\"1\"}");
    }

    /** As if that many milliseconds had passed for this login and its attributes. */
    private static void passTime(String sidStart, long millis) {
        for (Object key : (Iterable<?>) redis.command("KEYS", "*{" + sidStart + "*")) {
            String name = key.toString();
            if (name.startsWith("login:")) {
                for (String field : new String[] {"created", "authenticated", "last"}) {
                    if (Long.valueOf(1).equals(redis.command("HEXISTS", name, field))) {
                        redis.command("HINCRBY", name, field, "-" + millis);
                    }
                }
            }
            long expires = (Long) redis.command("PEXPIRETIME", name);
            redis.command("PEXPIREAT", name, Long.toString(expires - millis));
        }
    }

    @Test
    @DisplayName("M-83 live logins go on while auth-service is down")
    void withoutAuthService() {
        Client client = people.script(people.mia);
        client.form(Service.ATTRIBUTES, "/api/2/session/put", Map.of("a", "1")).expect(200);
        fleet.of(Service.AUTH).forEach(replica -> replica.signal("STOP"));
        try {
            assertThat(client.get(Service.ATTRIBUTES, "/api/2/session/get?key=a")
                            .body())
                    .isEqualTo("{\"a\":\"1\"}");
            client.form(Service.ATTRIBUTES, "/api/2/session/put", Map.of("a", "2"))
                    .expect(200);
        } finally {
            fleet.of(Service.AUTH).forEach(replica -> replica.signal("CONT"));
        }
        assertThat(client.get(Service.AUTH, "/api/session").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A-129 life of tokens and shortest password, as set at store-service, hold at auth-service")
    void systemParameters() {
        String admin = adminToken();
        call(admin, "/system", Map.of("token-expire-ms", "1", "password-min-length", "20"))
                .expect(204);
        try {
            call(adminToken(), "/session/list", Map.of()).expect(401);
            assertThat(addUser(admin, "nineteen characters").expect(400).body()).contains("password");
            addUser(admin, "nineteen characters!").expect(204);
        } finally {
            call(admin, "/system", Map.of("token-expire-ms", "86400000", "password-min-length", "8"))
                    .expect(204);
        }
        call(adminToken(), "/session/list", Map.of()).expect(200);
    }

    private static Answer addUser(String token, String password) {
        return new Client(fleet)
                .form(
                        Service.AUTH,
                        "/user/add",
                        Map.of("username", "user-" + UUID.randomUUID(), "password", password, "rights", "get"),
                        "m1-auth-token",
                        token);
    }
}
