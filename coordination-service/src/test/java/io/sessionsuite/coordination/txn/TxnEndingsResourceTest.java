package io.sessionsuite.coordination.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.blocking.ParkedReads;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions that end because a transaction takes what they watch. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class TxnEndingsResourceTest {

    @Inject
    ParkedReads parked;

    private final ConsulApi api = ConsulApi.somewhere();

    @ParameterizedTest
    @DisplayName("K-085 a check or node deleted by a transaction: info wakes with [] at its index, lists lack them")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Check\":{\"Verb\":\"delete\",\"Check\":{\"Node\":\"a\",\"CheckID\":\"c\"}}}",
                "{\"Check\":{\"Verb\":\"delete\",\"Check\":{\"Node\":\"A\",\"CheckID\":\"C\"}}}",
                "{\"Node\":{\"Verb\":\"delete\",\"Node\":{\"Node\":\"a\"}}}",
                "{\"Node\":{\"Verb\":\"delete-cas\",\"Node\":{\"Node\":\"a\",\"ModifyIndex\":INDEX}}}",
            })
    void deletionEndsSessions(String deletion) {
        api.put(
                "catalog/register",
                "{\"Node\":\"a\",\"Address\":\"x\",\"Check\":{\"CheckID\":\"c\",\"Status\":\"passing\"}}");
        String other = session("{}");
        String session = session("{\"Node\":\"a\",\"NodeChecks\":[\"c\"]}");
        api.put("kv/held?acquire=" + session, "v");
        long index = api.get("session/list").index();
        CompletableFuture<Reply> info = api.getLater("session/info/" + session + "?wait=15s&index=" + index);
        CompletableFuture<Reply> list = api.getLater("session/list?wait=15s&index=" + index);
        CompletableFuture<Reply> key =
                api.getLater("kv/held?wait=15s&index=" + api.get("kv/held").index());
        parked.await(api, 3);
        String modified = api.get("catalog/node/a")
                .json()
                .path("Node")
                .path("ModifyIndex")
                .asText();

        Reply deleted = api.put("txn", "[" + deletion.replace("INDEX", modified) + "]");
        assertThat(deleted.line()).isEqualTo("200 {\"Results\":null,\"Errors\":null}");
        long end = Long.parseLong(deleted.header("X-Session-Index").orElseThrow());
        assertThat(end).isGreaterThan(index);
        assertThat(get(info).line()).isEqualTo("200 []");
        assertThat(get(info).index()).isEqualTo(end);
        assertThat(get(list).index()).isEqualTo(end);
        assertThat(get(list).json().findValuesAsText("ID")).containsExactly(other);
        assertThat(get(key).index()).isEqualTo(end);
        assertThat(get(key).json().get(0).has("Session")).isFalse();
        assertThat(api.get("session/node/a").line()).isEqualTo("200 []");
        assertThat(api.put("session/renew/" + session).status()).isEqualTo(404);
    }

    private String session(String body) {
        return api.put("session/create", body).json().path("ID").asText();
    }

    private static Reply get(CompletableFuture<Reply> reply) {
        return reply.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
