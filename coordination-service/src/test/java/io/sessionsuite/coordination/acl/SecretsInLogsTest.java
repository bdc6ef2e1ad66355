package io.sessionsuite.coordination.acl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SecretsInLogsTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-029 no token in any log line: header, query, acl paths, denials")
    void secretsStayOut() {
        Lines lines = new Lines();
        Logger.getLogger("").addHandler(lines);
        try {
            JsonNode token = TestTokens.token(api, "key_prefix \"\" { policy = \"deny\" }");
            String secret = token.path("SecretID").asText();
            assertThat(api.as(secret).put("kv/a", "value-canary").status()).isEqualTo(403);
            assertThat(api.get("kv/a?token=" + secret).status()).isEqualTo(403);
            assertThat(api.as(secret).get("acl/token/self").status()).isEqualTo(200);

            assertThat(String.join("\n", lines.seen))
                    .contains("forbidden")
                    .contains("acl-token-written")
                    .doesNotContain(secret)
                    .doesNotContain(ConsulApi.MANAGEMENT)
                    .doesNotContain("value-canary");
        } finally {
            Logger.getLogger("").removeHandler(lines);
        }
    }

    private static final class Lines extends Handler {

        private final Queue<String> seen = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            seen.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
