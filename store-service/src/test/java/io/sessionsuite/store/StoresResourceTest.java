package io.sessionsuite.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.process.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Administration of stores. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class StoresResourceTest extends StoreFixture {

    private Answer admin(String operation, String form) {
        return http.post("/session/" + operation, form, admin);
    }

    private String list() {
        return http.get("/session/list", admin).text();
    }

    private static String name() {
        return "n" + UUID.randomUUID();
    }

    @Test
    @DisplayName("S-018 S-019 S-021 a store is added once and listed with its four members")
    void add() {
        String name = name();
        Answer added = admin("add", "store=" + name + "&shards=1&replicas=1");
        assertThat(added.status()).isEqualTo(204);
        assertThat(added.text()).isEmpty();
        assertThat(list()).contains("{\"shards\":1,\"replicas\":1,\"name\":\"" + name + "\",\"key\":\"session.id\"}");
        isError(admin("add", "store=" + name + "&shards=1&replicas=1"), 409, "store exists: " + name);
    }

    @Test
    @DisplayName("S-020 a store with its own key")
    void addWithKey() {
        String name = newStore("&key=user.id");
        assertThat(list()).contains("{\"shards\":1,\"replicas\":1,\"name\":\"" + name + "\",\"key\":\"user.id\"}");
    }

    @Test
    @DisplayName("S-022 S-023 what is no store is not added")
    void addRefused() {
        String name = name();
        isError(admin("add", "store=" + name + "&replicas=1"), 400, "missing parameter shards");
        isError(admin("add", "store=" + name + "&shards=1&replicas="), 400, "missing parameter replicas");
        for (String shards : List.of("0", "abc", "-1", "1025", "9223372036854775808", "1.0")) {
            isError(
                    admin("add", "store=" + name + "&replicas=1&shards=" + shards),
                    400,
                    "shards is no whole number from 1 to 1024");
        }
        assertThat(admin("add", "store=" + name + "&replicas=1&shards=1&ttl=-1").status())
                .isEqualTo(400);
        for (String wrong : List.of("a/b", "-a", "a%20b", "a".repeat(129), "%C3%A4")) {
            assertThat(admin("add", "store=" + wrong + "&shards=1&replicas=1").status())
                    .isEqualTo(400);
        }
        for (String key : List.of(".a", "a.", "a..b", "a".repeat(257))) {
            assertThat(admin("add", "store=" + name + "&shards=1&replicas=1&key=" + key)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(list()).doesNotContain(name);
    }

    @Test
    @DisplayName("S-024 the key of an empty store is changed")
    void key() {
        String name = newStore();
        assertThat(admin("key", "store=" + name + "&key=session.id").status()).isEqualTo(204);
        assertThat(admin("key", "store=" + name + "&key=user.id").status()).isEqualTo(204);
        assertThat(list()).contains("{\"shards\":1,\"replicas\":1,\"name\":\"" + name + "\",\"key\":\"user.id\"}");
    }

    @Test
    @DisplayName("S-025 the key of an unknown store")
    void keyOfUnknown() {
        isError(admin("key", "store=nosuch&key=a"), 404, "no such store: nosuch");
        isError(admin("key", "store=nosuch&key=a."), 400, "key is no dotted property name of at most 256 characters");
    }

    @Test
    @DisplayName("S-026 S-027 a store is renamed, onto itself too, but onto no other")
    void rename() {
        String name = newStore();
        String other = newStore();
        String next = name();
        isError(admin("rename", "store=" + name + "&name=" + other), 409, "store exists: " + other);
        assertThat(admin("rename", "store=" + name + "&name=" + name).status()).isEqualTo(204);
        String uid = uid(name);
        assertThat(admin("rename", "store=" + name + "&name=" + next).status()).isEqualTo(204);
        assertThat(uid(next)).isEqualTo(uid);
        assertThat(list()).contains(next).doesNotContain(name);
        isError(admin("rename", "store=" + name + "&name=" + name()), 404, "no such store: " + name);
        assertThat(admin("rename", "store=" + next + "&name=a/b").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("S-028 S-029 a dropped store is gone, and its name free")
    void drop() {
        String name = newStore();
        assertThat(admin("drop", "store=" + name).status()).isEqualTo(204);
        assertThat(list()).doesNotContain(name);
        isError(admin("drop", "store=" + name), 404, "no such store: " + name);
        assertThat(admin("add", "store=" + name + "&shards=1&replicas=1").status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("S-030 S-060 a wrong verb is told the right ones, before any token")
    void verbs() {
        Answer get = http.get("/session/add");
        isError(get, 405, "method not allowed");
        assertThat(get.header("Allow")).isEqualTo("POST");
        assertThat(http.get("/session/query").status()).isEqualTo(405);
        assertThat(http.call("DELETE", "/session/list", List.of(), new byte[0]).header("Allow"))
                .isEqualTo("GET, POST");
        assertThat(admin("list", "").status()).isEqualTo(200);
        assertThat(http.post("/health", "").status()).isEqualTo(405);
    }

    @Test
    @DisplayName("S-031 a slash at the end is no other path")
    void slash() {
        assertThat(http.get("/session/list/", admin).status()).isEqualTo(200);
        assertThat(http.get("/system/", admin).status()).isEqualTo(200);
        isError(http.get("/system/a/b", admin), 404, "not found");
        isError(http.get("/session/list/x", admin), 404, "not found");
    }

    @Test
    @DisplayName("S-131 S-057 a body of another type or encoded is refused before the token is looked at")
    void mediaType() {
        byte[] body = "store=x".getBytes(StandardCharsets.UTF_8);
        for (String type :
                List.of("text/plain", "application/xml", "application/x-www-form-urlencoded; charset=latin1")) {
            isError(
                    http.call("POST", "/session/drop", List.of("Content-Type: " + type), body),
                    415,
                    "unsupported media type");
        }
        isError(http.call("POST", "/session/drop", List.of(), body), 415, "unsupported media type");
        isError(http.post("/session/drop", "store=x", "Content-Encoding: gzip", admin), 415, "unsupported media type");
    }

    @Test
    @DisplayName("parameters come as form, multipart, JSON or in the query; the body wins, of one name the first")
    void carriers() {
        String name = newStore();
        String missing = "no such store: ";
        assertThat(http.post("/session/drop?store=q", "store=b&store=c", admin).text())
                .contains(missing + "b");
        assertThat(http.post("/session/drop?store=q", "store=%20", admin).text())
                .contains("missing parameter store");
        assertThat(http.post("/session/drop?store=q", "", admin).text()).contains(missing + "q");
        String multipart = "--x\r\nContent-Disposition: form-data; name=\"store\"\r\n\r\nm\r\n--x--\r\n";
        assertThat(http.call(
                                "POST",
                                "/session/drop",
                                List.of("Content-Type: multipart/form-data; boundary=x", admin),
                                multipart.getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains(missing + "m");
        String json = "{\"a\":{\"b\":[1]},\"store\":\"" + name + "\"}";
        assertThat(http.call(
                                "POST",
                                "/session/drop",
                                List.of("Content-Type: application/json", admin),
                                json.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(204);
    }
}
