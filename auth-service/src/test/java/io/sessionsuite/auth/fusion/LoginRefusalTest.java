package io.sessionsuite.auth.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LoginRefusalTest {

    private static Account mia = Account.ADMIN;
    private static Account zoe = Account.ADMIN;
    private static Account former = Account.ADMIN;
    private static Account sleeping = Account.ADMIN;

    @BeforeAll
    static void users() {
        FusionClient admin = FusionClient.admin("127.11.0.1");
        mia = Account.with("mia");
        zoe = Account.in(Account.realm("branch", true), "zoe");
        String old = Account.realm("old", true);
        former = Account.in(old, "former");
        String realmId = FusionClient.list(admin.http().get("/api/realm-configs?name=" + old))
                .getJsonObject(0)
                .getString("id");
        FusionClient.expect(admin.http().json("PUT", "/api/realm-configs/" + realmId, "{\"enabled\":false}"), 200);
        sleeping = Account.with("sleeping");
        String userId = admin.idOf(sleeping);
        FusionClient.expect(admin.http().json("PUT", "/api/users/" + userId, "{\"enabled\":false}"), 200);
    }

    @Test
    @DisplayName("F-10 F-11 F-12 F-13 F-14 F-15 SEC-30 whatever is wrong, the answer is the same to the byte")
    void oneAnswer() {
        Answer wrong = FusionClient.from("127.11.1.1").login(wrong(mia));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(FusionClient.code(wrong)).isEqualTo("unauthorized");
        assertThat(wrong.has("Set-Cookie")).isFalse();
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Basic realm=\"native\", charset=\"UTF-8\"");

        List<Account> others = List.of(
                new Account("native", Account.unique("nobody"), "x"),
                new Account("nowhere", mia.name(), mia.password()),
                former,
                new Account(zoe.realm(), mia.name(), mia.password()),
                sleeping,
                new Account("apikey", mia.name(), mia.password()),
                new Account("native", "", "x"));
        for (Account other : others) {
            assertThat(FusionClient.from("127.11.1.2").login(other).withoutDate())
                    .as(other.realm() + "/" + other.name())
                    .isEqualTo(wrong.withoutDate());
        }
        assertThat(FusionClient.from("127.11.1.3").login(zoe).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-16 SEC-30 a wrong password and an unknown user take the same time")
    void oneDuration() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String address = "127.12." + i + ".1";
            known.add(nanos(address, wrong(mia)));
            unknown.add(nanos(address, new Account("native", Account.unique("nobody"), "x")));
        }
        assertThat((double) median(unknown) / median(known)).isBetween(0.8, 1.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.example",
                "Origin: null",
                "Referer: https://evil.example/page"
            })
    @DisplayName("F-66 SEC-28 a login from a foreign page is refused")
    void foreignPage(String header) {
        Answer answer = FusionClient.from("127.11.2.1").with(header).login(mia);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(FusionClient.code(answer)).isEqualTo("forbidden");
        assertThat(answer.has("Set-Cookie")).isFalse();
    }

    @Test
    @DisplayName("F-66 a login from an own or a configured page passes")
    void ownPage() {
        FusionClient client = FusionClient.from("127.11.2.2");
        assertThat(client.with("Origin: " + RawClient.ownOrigin()).login(mia).status())
                .isEqualTo(201);
        assertThat(client.with("Origin: https://app.example", "Sec-Fetch-Site: cross-site")
                        .login(mia)
                        .status())
                .isEqualTo(201);
        assertThat(client.with("Sec-Fetch-Site: same-origin").login(mia).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName(
            "F-68 SEC-31 SEC-32 SEC-45 five failures block that user at that address, at every door, and nowhere else")
    void throttled() {
        Account ann = Account.with("ann");
        FusionClient here = FusionClient.from("127.11.3.1");
        for (int i = 0; i < 5; i++) {
            assertThat(here.login(wrong(ann)).status()).isEqualTo(401);
        }
        Answer blocked = here.login(ann);
        assertThat(blocked.status()).isEqualTo(429);
        assertThat(FusionClient.code(blocked)).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 30);
        assertThat(here.with(ann.basic()).session().status()).isEqualTo(429);
        assertThat(here.http().with(ann.basic()).send("POST", "/oauth2/token").status())
                .isEqualTo(429);
        assertThat(FusionClient.from("127.11.3.2").login(ann).status()).isEqualTo(201);
        assertThat(here.login(mia).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("F-68 an unknown user is blocked alike")
    void throttledUnknown() {
        FusionClient here = FusionClient.from("127.11.3.3");
        Account nobody = new Account("native", Account.unique("nobody"), "x");
        for (int i = 0; i < 5; i++) {
            assertThat(here.login(nobody).status()).isEqualTo(401);
        }
        assertThat(here.login(nobody).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("F-100 SEC-47 X-Forwarded-For of an untrusted peer counts for nothing")
    void forgedAddress() {
        Account eve = Account.with("eve");
        for (int i = 0; i < 5; i++) {
            FusionClient forging = FusionClient.from("127.11.4.1").with("X-Forwarded-For: 198.51.100." + i);
            assertThat(forging.login(wrong(eve)).status()).isEqualTo(401);
        }
        FusionClient forging = FusionClient.from("127.11.4.1").with("X-Forwarded-For: 198.51.100.99");
        assertThat(forging.login(eve).status()).isEqualTo(429);
        String token = FusionClient.from("127.11.4.2")
                .with("X-Forwarded-For: 198.51.100.7")
                .token(eve);
        assertThat(new Stored(token).field("ip")).isEqualTo("127.11.4.2");
    }

    @Test
    @DisplayName("F-100 X-Forwarded-For of a trusted proxy names the client")
    void proxiedAddress() {
        String token = FusionClient.from("127.0.0.200")
                .with("X-Forwarded-For: 198.51.100.7")
                .token(mia);
        assertThat(new Stored(token).field("ip")).isEqualTo("198.51.100.7");
    }

    private static Account wrong(Account account) {
        return new Account(account.realm(), account.name(), "not the password");
    }

    private static long nanos(String address, Account account) {
        FusionClient client = FusionClient.from(address);
        long start = System.nanoTime();
        client.login(account);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
