package io.sessionsuite.coordination.kv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class LockResourceTest {

    private final ConsulApi api = ConsulApi.somewhere();

    @Test
    @DisplayName("K-140 K-143 acquire makes the key, release frees it, the next acquire counts")
    void acquireAndRelease() {
        String session = session("0s");
        assertThat(api.put("kv/a?acquire=" + session).line()).isEqualTo("200 true");
        assertThat(entry("a").path("LockIndex").asLong()).isEqualTo(1);
        assertThat(entry("a").path("Session").asText()).isEqualTo(session);
        assertThat(api.put("kv/a?release=" + session).line()).isEqualTo("200 true");
        assertThat(entry("a").path("LockIndex").asLong()).isEqualTo(1);
        assertThat(entry("a").has("Session")).isFalse();
        assertThat(api.put("kv/a?acquire=" + session).line()).isEqualTo("200 true");
        assertThat(entry("a").path("LockIndex").asLong()).isEqualTo(2);
    }

    @Test
    @DisplayName("K-141 the holder acquires again: value updated, LockIndex kept")
    void holderAgain() {
        String session = session("0s");
        api.put("kv/a?acquire=" + session, "v");
        long index = api.get("kv/a").index();

        assertThat(api.put("kv/a?acquire=" + session, "v").line()).isEqualTo("200 true");
        assertThat(api.get("kv/a").index()).isEqualTo(index);
        assertThat(api.put("kv/a?acquire=" + session + "&flags=5", "w").line()).isEqualTo("200 true");
        JsonNode entry = entry("a");
        assertThat(entry.path("LockIndex").asLong()).isEqualTo(1);
        assertThat(entry.path("Flags").asLong()).isEqualTo(5);
        assertThat(entry.path("ModifyIndex").asLong()).isGreaterThan(index);
    }

    @Test
    @DisplayName("K-142 another session is refused, nothing changes")
    void heldByAnother() {
        api.put("kv/a?acquire=" + session("0s"), "v");
        String before = api.get("kv/a").body();

        Reply refused = api.put("kv/a?acquire=" + session("0s"), "w");
        assertThat(refused.line()).isEqualTo("200 false");
        assertThat(refused.header("X-Session-Refused")).contains("held");
        assertThat(api.get("kv/a").body()).isEqualTo(before);
    }

    @Test
    @DisplayName("K-144 acquire without a living session")
    void noSession() {
        assertThat(api.put("kv/a?acquire=8b1b4d4c-3d8f-4c0e-9d1c-5b8a3a3f0000").line())
                .isEqualTo("500 raft apply failed: invalid session \"8b1b4d4c-3d8f-4c0e-9d1c-5b8a3a3f0000\"");
        assertThat(api.put("kv/a?acquire=").line()).isEqualTo("500 raft apply failed: missing session");
        assertThat(api.put("kv/a?acquire=x").header("Session-Outcome")).contains("not-done");
        assertThat(api.get("kv/a").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("K-145 K-146 release by others is refused; by the holder it sets value and flags, an empty body wipes")
    void release() {
        String session = session("0s");
        assertThat(api.put("kv/a?release=").line()).isEqualTo("500 raft apply failed: missing session");
        assertThat(api.put("kv/a?release=" + session).line()).isEqualTo("200 false");
        api.put("kv/a", "free");
        assertThat(api.put("kv/a?release=" + session).line()).isEqualTo("200 false");
        api.put("kv/a?acquire=" + session, "v");
        Reply stranger = api.put("kv/a?release=" + session("0s"), "w");
        assertThat(stranger.line()).isEqualTo("200 false");
        assertThat(stranger.header("X-Session-Refused")).contains("not-held");
        assertThat(api.get("kv/a?raw").body()).isEqualTo("v");

        assertThat(api.put("kv/a?release=" + session + "&flags=9", "left").line())
                .isEqualTo("200 true");
        assertThat(api.get("kv/a?raw").body()).isEqualTo("left");
        assertThat(entry("a").path("Flags").asLong()).isEqualTo(9);
        assertThat(api.put("kv/a?release=" + session).line()).isEqualTo("200 false");

        api.put("kv/a?acquire=" + session, "v");
        api.put("kv/a?release=" + session);
        assertThat(entry("a").path("Value").isNull()).isTrue();
    }

    @Test
    @DisplayName("K-147 K-283 lock-delay: refused until it is over, also for bogus sessions")
    void lockDelay() {
        String lost = session("500ms");
        api.put("kv/a?acquire=" + lost, "v");
        api.put("session/destroy/" + lost);
        String next = session("0s");

        Reply early = api.put("kv/a?acquire=" + next, "w");
        assertThat(early.line()).isEqualTo("200 false");
        assertThat(early.header("X-Session-Refused")).contains("lock-delay");
        assertThat(Long.parseLong(early.header("X-Session-Lock-Delay-Ms").orElseThrow()))
                .isBetween(1L, 502L);
        assertThat(api.put("kv/a?acquire=bogus").line()).isEqualTo("200 false");
        assertThat(api.put("kv/a?acquire=").line()).isEqualTo("200 false");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> api.put("kv/a?acquire=" + next, "w").line().equals("200 true"));
        assertThat(entry("a").path("LockIndex").asLong()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "K-148 no delay after release, delete, put, or a LockDelay of 0; it survives the key and is cut to a minute")
    void whenNoDelay() {
        String session = session("10m");
        api.put("kv/a?acquire=" + session);
        api.put("kv/a?release=" + session);
        assertThat(api.put("kv/a?acquire=" + session("0s")).line()).isEqualTo("200 true");

        api.put("kv/b?acquire=" + session);
        api.delete("kv/b");
        assertThat(api.put("kv/b?acquire=" + session("0s")).line()).isEqualTo("200 true");

        String none = session("0s");
        api.put("kv/c?acquire=" + none);
        api.put("session/destroy/" + none);
        assertThat(api.put("kv/c?acquire=" + session("0s")).line()).isEqualTo("200 true");

        api.put("kv/d?acquire=" + session);
        api.put("session/destroy/" + session);
        api.delete("kv/d");
        Reply refused = api.put("kv/d?acquire=" + session("0s"));
        assertThat(refused.line()).isEqualTo("200 false");
        assertThat(Long.parseLong(refused.header("X-Session-Lock-Delay-Ms").orElseThrow()))
                .isBetween(50_000L, 60_001L);
    }

    @Test
    @DisplayName("K-149 K-150 locks are advisory: a delayed and a held key can be written and deleted")
    void advisory() {
        String session = session("15s");
        api.put("kv/held?acquire=" + session, "v");
        assertThat(api.put("kv/held", "w").line()).isEqualTo("200 true");
        assertThat(entry("held").path("Session").asText()).isEqualTo(session);
        assertThat(api.put("kv/held?cas=" + api.get("kv/held").index(), "x").line())
                .isEqualTo("200 true");
        assertThat(api.delete("kv/held?cas=" + api.get("kv/held").index()).line())
                .isEqualTo("200 true");

        api.put("kv/late?acquire=" + session, "v");
        api.put("session/destroy/" + session);
        assertThat(api.put("kv/late", "w").line()).isEqualTo("200 true");
        assertThat(api.put("kv/late?cas=" + api.get("kv/late").index(), "x").line())
                .isEqualTo("200 true");
        assertThat(api.delete("kv/late").line()).isEqualTo("200 true");
    }

    @Test
    @DisplayName("K-281 K-282 the fencing number; keeping value and flags")
    void extras() {
        api.put("kv/a?flags=3", "kept");
        String session = session("0s");

        Reply locked = api.put("kv/a?x-session-keep&acquire=" + session, "ignored");
        assertThat(locked.header("X-Session-Index"))
                .contains(Long.toString(entry("a").path("ModifyIndex").asLong()));
        assertThat(api.get("kv/a?raw").body()).isEqualTo("kept");
        api.put("kv/a?x-session-keep&release=" + session);
        assertThat(api.get("kv/a?raw").body()).isEqualTo("kept");
        assertThat(entry("a").path("Flags").asLong()).isEqualTo(3);
        assertThat(entry("a").has("Session")).isFalse();
    }

    private String session(String lockDelay) {
        return api.put("session/create", "{\"LockDelay\":\"" + lockDelay + "\"}")
                .json()
                .path("ID")
                .asText();
    }

    private JsonNode entry(String key) {
        return api.get("kv/" + key).json().get(0);
    }
}
