package io.sessionsuite.auth.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.process.ServiceProcess;
import io.sessionsuite.process.ServiceProcess.Launch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packaged services on an empty Redis. */
class FirstStartIT {

    private static final Pattern PRINTED = Pattern.compile("Its password, shown this once: (\\S+)");

    private final List<ServiceProcess> services = new ArrayList<>();
    private EmbeddedRedis redis = EmbeddedRedis.shared();

    @BeforeEach
    void emptyRedis() {
        redis = EmbeddedRedis.builder().start();
    }

    @AfterEach
    void stop() {
        services.forEach(ServiceProcess::close);
        redis.close();
    }

    @Test
    @DisplayName("F-93 SEC-33 three replicas at once make one administrator and print one password; later starts none")
    void threeAtOnce() {
        List<CompletableFuture<ServiceProcess>> starting = Stream.of(1, 2, 3)
                .map(i -> CompletableFuture.supplyAsync(() -> Suite.bare(redis).start()))
                .toList();
        starting.forEach(service -> services.add(service.join()));
        services.forEach(Suite::awaitReady);
        List<String> printed =
                services.stream().flatMap(FirstStartIT::passwords).toList();
        assertThat(printed).hasSize(1);
        assertThat(printed.get(0)).hasSizeGreaterThanOrEqualTo(16);
        for (ServiceProcess service : services) {
            assertThat(RemoteClient.of(service).login("admin", printed.get(0)).statusCode())
                    .isEqualTo(201);
        }
        ServiceProcess later = Suite.bare(redis).start();
        services.add(later);
        Suite.awaitReady(later);
        assertThat(passwords(later)).isEmpty();
        assertThat(later.output()).contains("auth.bootstrap=reset");
        assertThat(RemoteClient.of(later).login("admin", printed.get(0)).statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("F-67 SEC-33 a waiting system is claimed once, from here only")
    void claimed() {
        ServiceProcess service = Suite.bare(redis).set("auth.bootstrap", "wait").start();
        services.add(service);
        RemoteClient client = RemoteClient.of(service);
        assertThat(new JsonObject(client.get("/api").body()).getValue("initMeta"))
                .isNull();
        String claim = "{\"password\":\"correct horse 9\"}";
        assertThat(client.with("X-Forwarded-For", "127.0.0.1")
                        .send("POST", "/api", claim)
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.with("Origin", "https://evil.example")
                        .send("POST", "/api", claim)
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send("POST", "/api", "{\"password\":\"short\"}").statusCode())
                .isEqualTo(400);
        assertThat(client.send("POST", "/api", "{}").statusCode()).isEqualTo(400);
        assertThat(client.login("admin", "correct horse 9").statusCode()).isEqualTo(401);
        assertThat(client.send("POST", "/api", claim).statusCode()).isEqualTo(201);
        JsonObject init = new JsonObject(client.get("/api").body()).getJsonObject("initMeta");
        assertThat(init.fieldNames()).containsExactly("version", "initializedAt");
        assertThat(client.send("POST", "/api", claim).statusCode()).isEqualTo(409);
        RemoteClient admin = client.basic("admin", "correct horse 9");
        assertThat(admin.get("/api/users").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("F-67 a foreign address claims nothing")
    void foreignAddress() {
        ServiceProcess service = Suite.bare(redis)
                .set("auth.bootstrap", "wait")
                .set("auth.trusted-proxies", "127.0.0.1")
                .start();
        services.add(service);
        RemoteClient foreign = RemoteClient.of(service).with("X-Forwarded-For", "198.51.100.7");
        assertThat(foreign.send("POST", "/api", "{\"password\":\"correct horse 9\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "auth.session.idle,0s,auth.session.idle",
        "auth.session.absolute,-1s,auth.session.absolute",
        "auth.session.absolute,0s,auth.session.absolute",
        "auth.cookie.secure,false,auth.cookie.secure",
        "auth.cookie.same-site,none,auth.cookie.same-site",
        "auth.cors.origins,*,auth.cors.origins",
        "auth.trusted-proxies,0.0.0.0/0,auth.trusted-proxies",
        "auth.admin.password,short,auth.admin.password",
        "auth.session.idel,1s,auth.session.idel"
    })
    @DisplayName("F-97 SEC-29 SEC-60 a setting that is impossible or insecure stops the start and is named")
    void refused(String key, String value, String named) {
        Launch launch = Suite.bare(redis).set(key, value);
        assertThatThrownBy(launch::start).hasMessageContaining(named);
    }

    private static Stream<String> passwords(ServiceProcess service) {
        Matcher matcher = PRINTED.matcher(service.output());
        return matcher.results().map(result -> result.group(1));
    }
}
