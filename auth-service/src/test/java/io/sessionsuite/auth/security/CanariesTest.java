package io.sessionsuite.auth.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.FormBrowser;
import io.sessionsuite.auth.wire.LogBook;
import io.sessionsuite.auth.wire.RawClient;
import io.sessionsuite.auth.wire.Stored;
import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plants secrets at every door, also where they do not belong, then looks for them where nobody may find them. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class CanariesTest {

    private static final String PASSWORD = "canary password 7731";
    private static final String NEW_PASSWORD = "canary password 8842";
    private static final String WRONG = "canary typed wrongly 9953";
    private static final String AS_NAME = "canary-typed-as-name-1064";
    private static final String ATTRIBUTE = "canary attribute 2175";
    private static final String AT_PEACE = "127.11.0.1";

    /** Name of each secret and the secret itself. */
    private static final Map<String, String> CANARIES = new LinkedHashMap<>();

    /** Every answer that is not the one place where a secret is handed over. */
    private static final List<Answer> ANSWERS = new ArrayList<>();

    private static List<String> log = List.of();

    @BeforeAll
    static void run() {
        LogBook book = LogBook.open();
        Account mia = new Account("native", Account.unique("mia"), PASSWORD);
        CANARIES.putAll(Map.of(
                "password",
                PASSWORD,
                "new password",
                NEW_PASSWORD,
                "wrong",
                WRONG,
                "name",
                AS_NAME,
                "attribute",
                ATTRIBUTE));
        ANSWERS.add(Account.office().json("POST", "/api/users", mia.json()));
        collectTokens(mia);
        useTokens(mia);
        misplace(mia);
        withoutRedis(mia);
        log = book.lines();
        book.close();
    }

    private static void collectTokens(Account mia) {
        RawClient client = RawClient.from(AT_PEACE);
        CANARIES.put("id", client.json("POST", "/api/session", mia.json()).cookie("id"));
        CANARIES.put("prelogin", FormBrowser.from(AT_PEACE).prelogin());
        CANARIES.put("zsessionid", FormBrowser.from(AT_PEACE).login(mia).cookie("zsessionid"));
        CANARIES.put(
                "m1",
                client.form("/auth", "username", mia.name(), "password", PASSWORD)
                        .text());
        Answer bearer = client.with(mia.basic()).send("POST", "/oauth2/token");
        CANARIES.put("bearer", new JsonObject(bearer.text()).getString("access_token"));
        Answer key = Account.office()
                .json("POST", "/api/api-keys", "{\"name\":\"%s\",\"roleNames\":[]}".formatted(Account.unique("key")));
        CANARIES.put("api key", new JsonObject(key.text()).getString("key"));
        new Stored(CANARIES.get("zsessionid")).putAttribute("note", ATTRIBUTE);
    }

    private static void useTokens(Account mia) {
        RawClient client = RawClient.from(AT_PEACE);
        ANSWERS.add(client.cookie("id", CANARIES.get("id")).get("/api/session"));
        ANSWERS.add(client.cookie("id", CANARIES.get("id")).get("/api/sessions"));
        ANSWERS.add(client.cookie("zsessionid", CANARIES.get("zsessionid")).get("/index.csp"));
        ANSWERS.add(client.with("m1-auth-token: " + CANARIES.get("m1")).get("/user/tokens"));
        ANSWERS.add(
                client.with("Authorization: Bearer " + CANARIES.get("bearer")).get("/api/session"));
        ANSWERS.add(client.with("x-api-key: " + CANARIES.get("api key")).get("/api/session"));
        ANSWERS.add(client.get("/api/session?apiKey=" + CANARIES.get("api key")));
        ANSWERS.add(
                client.with("m1-auth-token: " + CANARIES.get("m1")).form("/user/password", "password", NEW_PASSWORD));
        ANSWERS.add(client.cookie("zsessionid", CANARIES.get("zsessionid")).get("/logout.csp"));
        ANSWERS.add(client.json("POST", "/api/session", mia.json()));
    }

    /** Secrets in URLs, agents, names, wrong fields, broken bodies, and as methods of the wrong doors. */
    private static void misplace(Account mia) {
        RawClient client = RawClient.from("127.11.0.2").with("User-Agent: " + CANARIES.get("m1"));
        String json = "{\"username\":\"%s\",\"password\":\"%s\"}";
        ANSWERS.add(client.json("POST", "/api/session", json.formatted(AS_NAME, WRONG)));
        ANSWERS.add(client.json("POST", "/api/session", "{\"password\":\"" + PASSWORD));
        ANSWERS.add(client.json("POST", "/api/session?realmName=" + AS_NAME, mia.json()));
        ANSWERS.add(client.post("/api/session", "text/plain", PASSWORD));
        ANSWERS.add(client.form("/z_security_check", "z_username", AS_NAME, "z_password", WRONG));
        ANSWERS.add(client.form("/z_security_check", "z_username", mia.name(), "z_passwort", PASSWORD));
        ANSWERS.add(client.form("/auth", "username", AS_NAME, "password", WRONG));
        ANSWERS.add(client.form("/auth?" + RawClient.encoded("password", PASSWORD), "username", mia.name()));
        ANSWERS.add(client.form("/auth", "username", mia.name(), "password", WRONG, "ttl", PASSWORD));
        ANSWERS.add(client.json("POST", "/auth", "{\"password\":\"" + PASSWORD));
        ANSWERS.add(Account.office().json("POST", "/api/users", json.formatted(AS_NAME, "x")));
        for (String name : List.of("id", "zsessionid", "m1", "bearer", "api key")) {
            String token = CANARIES.get(name);
            ANSWERS.add(client.get("/index.csp;zsessionid=" + token));
            ANSWERS.add(client.get("/login/" + token));
            ANSWERS.add(client.get("/user/" + token));
            ANSWERS.add(client.get("/api/users/" + token));
            ANSWERS.add(client.get("/api/session?id=" + token));
            ANSWERS.add(client.with("Authorization: Basic " + token).get("/api/session"));
            ANSWERS.add(
                    client.with("Referer: https://evil.test/" + token).form("/z_security_check", "z_username", token));
            ANSWERS.add(client.form("/oauth2/revoke", "token", token, "token", token));
        }
    }

    private static void withoutRedis(Account mia) {
        RawClient client = RawClient.from("127.11.0.3");
        EmbeddedRedis.shared().pause();
        try {
            ANSWERS.add(client.json("POST", "/api/session", mia.json()));
            ANSWERS.add(FormBrowser.from("127.11.0.3").login(mia));
            ANSWERS.add(client.with("m1-auth-token: " + CANARIES.get("m1")).get("/user/list"));
        } finally {
            EmbeddedRedis.shared().resume();
        }
    }

    @AfterAll
    static void forget() {
        CANARIES.clear();
        ANSWERS.clear();
    }

    @Test
    @DisplayName("F-71 SEC-39 no log line, at any level, holds a password, a token, a key or an attribute")
    void logs() {
        assertThat(log).hasSizeGreaterThan(10);
        assertThat(log).anyMatch(line -> line.startsWith("audit "));
        CANARIES.forEach((name, secret) -> assertThat(log).as(name).noneMatch(line -> line.contains(secret)));
    }

    @Test
    @DisplayName("F-70 SEC-41 no answer but the one that hands it over holds a secret")
    void answers() {
        assertThat(ANSWERS.subList(1, 11))
                .extracting(Answer::status)
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 204, 302, 401);
        CANARIES.forEach((name, secret) -> assertThat(ANSWERS)
                .as(name)
                .noneMatch(answer -> answer.text().contains(secret)
                        || answer.headers().stream()
                                .anyMatch(header -> header.value().contains(secret))));
    }

    @Test
    @DisplayName(
            "F-70 SEC-07 no file of Redis, its whole history of writes among them, holds a token, a secret or a password")
    void redis() throws IOException {
        String files = files(EmbeddedRedis.shared().dataDirectory());
        assertThat(files).contains("user-logins:{").contains(new Stored(CANARIES.get("id")).sid());
        assertThat(files).contains(ATTRIBUTE);
        CANARIES.forEach((name, secret) -> {
            if (!name.equals("attribute")) {
                assertThat(files.contains(secret)).as(name).isFalse();
                assertThat(files.contains(secretPart(secret))).as(name).isFalse();
            }
        });
    }

    @Test
    @DisplayName("F-70 SEC-42 what Redis keeps of a token is the SHA-256 of its secret")
    void digest() throws Exception {
        String token = FormBrowser.from(AT_PEACE).prelogin();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(bytes, 16, bytes.length));
        assertThat(new Stored(token).field("secret")).isEqualTo(new String(digest, UTF_8));
    }

    /** For a token the 32 bytes that prove it, for anything else the text itself. */
    private static String secretPart(String secret) {
        if (secret.length() != 64) {
            return secret;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(secret);
        return new String(Arrays.copyOfRange(bytes, 16, bytes.length), ISO_8859_1);
    }

    private static String files(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }
}
