package io.sessionsuite.coordination.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.coordination.testing.ConsulApi;
import io.sessionsuite.coordination.testing.ConsulApi.Reply;
import io.sessionsuite.coordination.testing.RawHttp;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class SessionCreateResourceTest {

    private static final String DEFAULTS = "\"NodeChecks\":[\"serfHealth\"],\"ServiceChecks\":null";

    private final ConsulApi api = ConsulApi.somewhere();

    @BeforeEach
    void checks() {
        register("{\"Node\":\"coordination\",\"SkipNodeUpdate\":true,\"Service\":{\"Service\":\"consul\"},\"Checks\":["
                + "{\"CheckID\":\"consul\",\"Name\":\"c\",\"Status\":\"passing\"},"
                + "{\"CheckID\":\"warn\",\"Name\":\"w\",\"Status\":\"warning\"},"
                + "{\"CheckID\":\"bad\",\"Name\":\"b\",\"Status\":\"critical\"},"
                + "{\"CheckID\":\"mine\",\"Name\":\"m\",\"Status\":\"critical\",\"Type\":\"session\"}]}");
        register("{\"Node\":\"Ext\",\"Address\":\"10.0.0.1\"}");
    }

    private void register(String body) {
        assertThat(api.put("catalog/register", body).line()).isEqualTo("200 true");
    }

    @Test
    @DisplayName("K-040 a check, a lock-delay, the defaults")
    void withCheck() {
        JsonNode session = created("{\"Name\":\"n\",\"Checks\":[\"consul\"],\"LockDelay\":\"20s\"}");

        assertThat(session.path("Checks").toString()).isEqualTo("[\"consul\"]");
        assertThat(session.path("NodeChecks").toString()).isEqualTo("[\"serfHealth\"]");
        assertThat(session.path("LockDelay").asLong()).isEqualTo(20_000_000_000L);
        assertThat(session.path("Behavior").asText()).isEqualTo("release");
        assertThat(session.path("Node").asText()).isEqualTo("coordination");
    }

    @ParameterizedTest
    @DisplayName("K-041 K-042 K-043 K-044 K-045 K-046 K-055 K-056 which checks a session has")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"NodeChecks\":[\"serfHealth\"],\"ServiceChecks\":[{\"ID\":\"consul\"}]}|\"NodeChecks\":[\"serfHealth\"],\"ServiceChecks\":[{\"ID\":\"consul\",\"Namespace\":\"\"}]",
                "{\"Behavior\":\"delete\",\"Checks\":[\"consul\"],\"NodeChecks\":[\"serfHealth\"]}|\"NodeChecks\":[\"serfHealth\"],\"ServiceChecks\":null,\"Checks\":[\"consul\"]",
                "{\"Name\":\"x\"}|" + DEFAULTS,
                "{}|" + DEFAULTS,
                "null|" + DEFAULTS,
                "``|" + DEFAULTS,
                "{\"NodeChecks\":[]}|\"NodeChecks\":[],\"ServiceChecks\":null",
                "{\"NodeChecks\":null}|\"NodeChecks\":[],\"ServiceChecks\":null",
                "{\"Checks\":[]}|\"NodeChecks\":[],\"ServiceChecks\":null",
                "{\"Checks\":[],\"NodeChecks\":[\"consul\"]}|\"NodeChecks\":[],\"ServiceChecks\":null",
                "{\"Checks\":null,\"NodeChecks\":[\"consul\"]}|\"NodeChecks\":[],\"ServiceChecks\":null",
                "{\"Checks\":[\"nope\"],\"NodeChecks\":[]}|\"NodeChecks\":[],\"ServiceChecks\":null",
                "{\"NodeChecks\":[\"consul\"]}|\"NodeChecks\":[\"consul\"],\"ServiceChecks\":null",
                "{\"ServiceChecks\":[{\"ID\":\"consul\"}]}|\"NodeChecks\":[\"serfHealth\"],\"ServiceChecks\":[{\"ID\":\"consul\",\"Namespace\":\"\"}]"
            })
    void checksOf(String body, String members) {
        String id = id(api.put("session/create", body));

        assertThat(api.get("session/info/" + id).body()).contains(members + ",\"Namespace\"");
    }

    @ParameterizedTest
    @DisplayName("K-047 K-058 lock-delays as text and number")
    @CsvSource({
        "'\"20s\"', 20000000000",
        "20, 20000000000",
        "20000000000, 20000000000",
        "'\"15000ms\"', 15000000000",
        "'\"20ns\"', 20000000000",
        "0, 0",
        "'\"0s\"', 0",
        "'\"0\"', 0",
        "null, 15000000000",
        "true, 0",
        "{}, 0",
        "-5, -5000000000",
        "'\"10m\"', 600000000000",
        "999, 999000000000",
        "1000, 1000"
    })
    void lockDelays(String given, long nanos) {
        assertThat(created("{\"LockDelay\":" + given + "}").path("LockDelay").asLong())
                .isEqualTo(nanos);
    }

    @ParameterizedTest
    @DisplayName("K-047 K-048 K-050 bodies that cannot be decoded")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"LockDelay\":\"20\"}|time: missing unit in duration \"20\"",
                "{\"LockDelay\":\"abc\"}|time: invalid duration \"abc\"",
                "{\"Name\":5}|json: cannot unmarshal number into Go struct field Name of type string",
                "{\"NodeChecks\":\"x\"}|json: cannot unmarshal string into Go struct field NodeChecks of type array",
                "{\"NodeChecks\":[5]}|json: cannot unmarshal number into Go struct field NodeChecks of type string",
                "{\"TTL\":10}|json: cannot unmarshal number into Go struct field TTL of type string",
                "[]|json: cannot unmarshal array into Go value of type object",
                "` `|EOF",
                "{\"Name\":|unexpected EOF",
                "{\"Node\":\"a\\u0000b\"}|bad Node"
            })
    void undecodable(String body, String detail) {
        Reply reply = api.put("session/create", body);

        assertThat(reply.line()).isEqualTo("400 Request decode failed: " + detail);
        assertThat(reply.header("X-Session-Error")).contains("bad-body");
    }

    @Test
    @DisplayName("K-048 names in any case; unknown members and ID have no effect")
    void anyCase() {
        JsonNode session =
                created("{\"nAmE\":\"x\",\"TTL\":\"10s\",\"lockdelay\":\"1s\",\"BEHAVIOR\":\"delete\",\"ID\":\"mine\","
                        + "\"CreateIndex\":1,\"Foo\":{}}");

        assertThat(session.path("Name").asText()).isEqualTo("x");
        assertThat(session.path("Behavior").asText()).isEqualTo("delete");
        assertThat(session.path("LockDelay").asLong()).isEqualTo(1_000_000_000L);
        assertThat(session.path("ID").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    @DisplayName("K-049 K-050 a body in chunks counts; what follows the first value does not")
    void chunkedAndTrailing() {
        RawHttp.Reply reply = RawHttp.sendChunked(
                "PUT", "/v1/session/create?ns=" + api.namespace(), "{\"Name\":\"chunked\"} trailing");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(api.get("session/list").body()).contains("\"Name\":\"chunked\"");
    }

    @ParameterizedTest
    @DisplayName("K-051 TTLs that are refused, in Go's words")
    @CsvSource({
        "10z, 'Session TTL ''10z'' invalid: time: unknown unit \"z\" in duration \"10z\"'",
        "50ms, 'Invalid Session TTL ''50000000'', must be between [100ms=24h0m0s]'",
        "86401s, 'Invalid Session TTL ''86401000000000'', must be between [100ms=24h0m0s]'",
        "-1s, 'Invalid Session TTL ''-1000000000'', must be between [100ms=24h0m0s]'"
    })
    void badTtl(String ttl, String text) {
        assertThat(api.put("session/create", "{\"TTL\":\"" + ttl + "\"}").line())
                .isEqualTo("500 " + text);
    }

    @ParameterizedTest
    @DisplayName("K-051 TTLs that are taken and shown as given; bounds included")
    @CsvSource({
        "'', false",
        "0, false",
        "0s, false",
        "0000s, false",
        "100ms, true",
        "24h, true",
        "86400s, true",
        "1h0m, true"
    })
    void goodTtl(String ttl, boolean ends) {
        Reply reply = api.put("session/create", "{\"TTL\":\"" + ttl + "\"}");

        assertThat(reply.header("X-Session-Expires-In-Ms").isPresent()).isEqualTo(ends);
        assertThat(api.get("session/list").body()).contains("\"TTL\":\"" + ttl + "\"");
    }

    @ParameterizedTest
    @DisplayName("K-052 K-055 K-057 refusals, which move no index")
    @CsvSource({
        "'{\"Behavior\":\"x\"}', 'Invalid Behavior setting ''x''', bad-behavior",
        "'{\"Behavior\":\"Release\"}', 'Invalid Behavior setting ''Release''', bad-behavior",
        "'{\"Node\":\"\"}', Must provide Node, missing-node",
        "'{\"Node\":\"nope\"}', apply failed: Missing node registration, missing-node",
        "'{\"NodeChecks\":[\"nope\"]}', 'apply failed: Missing check ''nope'' registration', missing-check",
        "'{\"ServiceChecks\":[{\"ID\":\"Nope\"}]}', 'apply failed: Missing check ''Nope'' registration', missing-check",
        "'{\"ServiceChecks\":[{\"ID\":\"consul\",\"Namespace\":\"else\"}]}', 'apply failed: Missing check ''consul'' registration', missing-check",
        "'{\"NodeChecks\":[\"serfHealth\",\"bad\"]}', 'apply failed: Check ''bad'' is in critical state', check-critical",
        "'{\"Node\":\"ext\"}', 'apply failed: Missing check ''serfHealth'' registration', missing-check"
    })
    void refusals(String body, String text, String code) {
        Reply reply = api.put("session/create", body);

        assertThat(reply.line()).isEqualTo("500 " + text);
        assertThat(reply.header("X-Session-Error")).contains(code);
        assertThat(reply.header("Session-Outcome")).contains("not-done");
        assertThat(api.get("session/list").index()).isEqualTo(1);
    }

    @Test
    @DisplayName("K-053 K-054 K-057 what is accepted: warning, a session's own check, an external node without checks")
    void accepted() {
        assertThat(created("{\"NodeChecks\":[\"WARN\"]}").path("NodeChecks").toString())
                .isEqualTo("[\"WARN\"]");
        assertThat(api.put("session/create", "{\"NodeChecks\":[\"mine\"]}").status())
                .isEqualTo(200);
        JsonNode external = created("{\"Node\":\"EXT\",\"NodeChecks\":[]}");
        assertThat(external.path("Node").asText()).isEqualTo("EXT");
    }

    @Test
    @DisplayName("K-292 too many checks, too long a name")
    void limits() {
        String checks = "\"consul\",".repeat(64) + "\"consul\"";
        assertThat(api.put("session/create", "{\"NodeChecks\":[" + checks + "]}")
                        .line())
                .isEqualTo("400 Request decode failed: Checks too long");
        assertThat(api.put("session/create", "{\"Name\":\"" + "x".repeat(1_025) + "\"}")
                        .line())
                .isEqualTo("400 Request decode failed: Name too long");
        assertThat(api.put("session/create", "{\"Name\":\"" + "x".repeat(1_024) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("K-280 K-073 the factor of one session")
    void factor() {
        Reply reply = api.put("session/create?x-session-ttl-factor=1.0", "{\"TTL\":\"10s\"}");
        assertThat(Long.parseLong(reply.header("X-Session-Expires-In-Ms").orElseThrow()))
                .isBetween(10_000L, 10_001L);
        reply = api.put("session/create", "{\"TTL\":\"10s\"}");
        assertThat(Long.parseLong(reply.header("X-Session-Expires-In-Ms").orElseThrow()))
                .isBetween(20_050L, 20_051L);
        assertThat(api.put("session/create?x-session-ttl-factor=2.5").line())
                .isEqualTo("400 Invalid x-session-ttl-factor");
        assertThat(api.put("session/create?x-session-ttl-factor").line()).isEqualTo("400 Invalid x-session-ttl-factor");
    }

    private JsonNode created(String body) {
        return api.get("session/info/" + id(api.put("session/create", body)))
                .json()
                .get(0);
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("ID").asText();
    }
}
