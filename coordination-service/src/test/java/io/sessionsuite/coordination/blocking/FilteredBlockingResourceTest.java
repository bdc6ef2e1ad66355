package io.sessionsuite.coordination.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.TestTokens;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Parked reads of callers who may not see all. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class FilteredBlockingResourceTest {

    private static final String FILTERED = "X-Consul-Results-Filtered-By-Acls";
    private static final String ANONYMOUS = "acl/token/00000000-0000-0000-0000-000000000002";
    private static final String RULES = """
            key_prefix "p/hidden" { policy = "deny" }
            session_prefix "" { policy = "deny" }
            """;

    @Inject
    ParkedReads parked;

    private final ConsulApi api = ConsulApi.somewhere();
    private final ConsulApi root = api.asManagement();
    private final ConsulApi everywhere = ConsulApi.plain().asManagement();

    @AfterEach
    void anonymousMayAllAgain() {
        assertThat(everywhere.put(ANONYMOUS, "{}").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("K-172 a parked read that leaves things out says so to who sent a token, not to the tokenless")
    void filteredHeader() {
        denyToAnonymous();
        ConsulApi holder = api.as(TestTokens.create(api, RULES));
        root.put("kv/p/hidden", "v");
        root.put("kv/p/shown", "v");
        long index = root.get("kv/p/?recurse").index();
        long sessions = root.get("session/list").index();
        List<String> paths = List.of(
                "kv/p/?recurse&wait=15s&index=" + index,
                "kv/p/?keys&wait=15s&index=" + index,
                "session/list?wait=15s&index=" + sessions);

        List<CompletableFuture<Reply>> tokenless = send(api, paths);
        List<CompletableFuture<Reply>> known = send(holder, paths);
        parked.await(api, 2 * paths.size());
        root.put("kv/p/shown", "w");
        root.put("session/create");

        for (int i = 0; i < paths.size(); i++) {
            Reply unsaid = get(tokenless.get(i));
            Reply said = get(known.get(i));
            assertThat(unsaid.header("X-Session-Woken-By")).contains("change");
            assertThat(unsaid.header(FILTERED)).as(paths.get(i)).isEmpty();
            assertThat(said.header("X-Session-Woken-By")).contains("change");
            assertThat(said.header(FILTERED)).as(paths.get(i)).contains("true");
            assertThat(unsaid.line()).isEqualTo(said.line()).doesNotContain("hidden");
            assertThat(unsaid.index()).isEqualTo(said.index());
        }
        assertThat(get(known.get(1)).body()).isEqualTo("[\"p/shown\"]");
        assertThat(get(known.get(2)).body()).isEqualTo("[]");
    }

    private void denyToAnonymous() {
        String rules = "namespace \"" + api.namespace() + "\" { " + RULES + " }";
        String policy = TestTokens.policy(ConsulApi.plain(), rules).path("Name").asText();
        assertThat(everywhere
                        .put(ANONYMOUS, "{\"Policies\":[{\"Name\":\"" + policy + "\"}]}")
                        .status())
                .isEqualTo(200);
    }

    private static List<CompletableFuture<Reply>> send(ConsulApi caller, List<String> paths) {
        List<CompletableFuture<Reply>> waiting = new ArrayList<>();
        paths.forEach(path -> waiting.add(caller.getLater(path)));
        return waiting;
    }

    private static Reply get(CompletableFuture<Reply> reply) {
        return reply.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
