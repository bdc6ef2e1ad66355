package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.embedded.RedisMonitor;
import io.sessionsuite.login.LoginToken;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One request is one Redis round trip. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class RedisCommandsResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";

    /** The audit stream is written without anybody waiting for it. */
    private static List<String> withoutAudit(RedisMonitor monitor) {
        return monitor.names().stream()
                .filter(command -> !command.equals("XADD"))
                .toList();
    }

    @Test
    @DisplayName("MA-01 put, get, delete and every refusal: one Redis command; invalidate: one more; no token: none")
    void countedOnTheWire() {
        LoginToken token = logins.browserSession(LoginToken.csrfToken());
        String cookie = cookie(token);
        loadScripts();
        try (RedisMonitor monitor = new RedisMonitor(logins.server())) {
            for (String call : List.of(
                    "/put?a=1&b=2",
                    "/get",
                    "/get?key=a",
                    "/get?key=CSRFToken",
                    "/delete?key=a",
                    "/delete",
                    "/put?=x")) {
                http.get(P + call, cookie);
                assertThat(withoutAudit(monitor)).as(call).containsExactly("EVALSHA");
            }
            http.post(P + "/put", "a=1", cookie);
            assertThat(withoutAudit(monitor)).containsExactly("EVALSHA");
            http.post(P + "/put", "a=1", cookie, "Origin: https://evil.example");
            assertThat(withoutAudit(monitor)).containsExactly("EVALSHA");
            http.get(P + "/invalidate", cookie);
            assertThat(withoutAudit(monitor)).containsExactly("EVALSHA", "ZREM");
            http.get(P + "/get");
            http.post(P + "/put", "a=1");
            http.get(P + "/nothing", cookie);
            http.call("PUT", P + "/put", List.of(cookie), new byte[0]);
            assertThat(withoutAudit(monitor)).isEmpty();
        }
    }

    private void loadScripts() {
        String cookie = cookie(logins.scriptSession());
        for (String call : List.of("/put?a=1", "/get", "/delete", "/put?=x", "/invalidate")) {
            http.get(P + call, cookie);
        }
    }
}
