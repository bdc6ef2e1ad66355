package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.sessionsuite.login.LoginKind;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.redis.RedisCall;
import io.sessionsuite.redis.RedisDefect;
import io.sessionsuite.redis.Reply;
import io.sessionsuite.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reply of every script, on a real Redis. */
class AttributeScriptsTest {

    private static final String CSRF = LoginToken.csrfToken();
    private static TestLogins logins;

    @BeforeAll
    static void start() {
        logins = new TestLogins(EmbeddedRedis.shared());
    }

    @AfterAll
    static void stop() {
        logins.close();
    }

    /** The gate's arguments; every test changes what it is about. */
    private static final class Call {
        private final String script;
        private final LoginToken token;
        private byte[] secret;
        private String kinds = "session";
        private boolean touch;
        private String csrfAsked = "0";
        private String csrf = "";
        private String role = "";

        Call(String script, LoginToken token) {
            this.script = script;
            this.token = token;
            this.secret = token.secretHash().bytes();
        }

        Reply run(Object... arguments) {
            RedisCall call = logins.scripts()
                    .script(Script.load("attribute/" + script))
                    .key(token.sid().recordKey())
                    .key(token.sid().attributesKey())
                    .arg(secret)
                    .arg(kinds)
                    .arg("127.0.0.1")
                    .arg(touch)
                    .arg(csrfAsked)
                    .arg(csrf)
                    .arg(role);
            for (Object argument : arguments) {
                call.arg(String.valueOf(argument));
            }
            return logins.await(call.run());
        }
    }

    private static Call call(String script, LoginToken token) {
        return new Call(script, token);
    }

    private static Object[] argumentsOf(String script) {
        return switch (script) {
            case "put-2" -> new Object[] {1000, 1048576, "a", "1"};
            case "get-2", "delete-2" -> new Object[] {"some", "a"};
            case "invalidate-2" -> new Object[] {"session-ended"};
            default -> new Object[0];
        };
    }

    private static Reply put(LoginToken token, Object... pairs) {
        List<Object> arguments = new ArrayList<>(List.of(1000, 1048576));
        arguments.addAll(List.of(pairs));
        return call("put-2", token).run(arguments.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-2", "put-2", "get-2", "delete-2", "invalidate-2"})
    void theGateRefusesBeforeAnythingIsReadOrWritten(String script) {
        LoginToken token = logins.browserSession(CSRF);
        put(token, "a", "kept");
        Map<String, String> record = logins.hash(TestLogins.recordKey(token));
        Map<String, String> attributes = logins.hash(token.sid().attributesKey());
        Object[] arguments = argumentsOf(script);

        Call unknown = call(script, LoginToken.generate());
        assertThat(unknown.run(arguments).texts(0)).containsExactly("no", "unauthorized");
        Call stranger = call(script, token);
        stranger.secret = LoginToken.generate().secretHash().bytes();
        assertThat(stranger.run(arguments).texts(0)).containsExactly("no", "unauthorized");
        Call kind = call(script, token);
        kind.kinds = "bearer";
        assertThat(kind.run(arguments).texts(0)).containsExactly("no", "unauthorized");
        Call role = call(script, token);
        role.role = "monito";
        role.csrfAsked = "1";
        assertThat(role.run(arguments).texts(0)).containsExactly("role");
        Call csrf = call(script, token);
        csrf.csrfAsked = "1";
        csrf.touch = true;
        assertThat(csrf.run(arguments).texts(0)).containsExactly("csrf");
        csrf.csrf = CSRF + "x";
        assertThat(csrf.run(arguments).texts(0)).containsExactly("csrf");

        assertThat(logins.hash(TestLogins.recordKey(token))).isEqualTo(record);
        assertThat(logins.hash(token.sid().attributesKey())).isEqualTo(attributes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-2", "put-2", "get-2", "delete-2", "invalidate-2"})
    void theGateLetsInWhoHasRoleAndToken(String script) {
        LoginToken token = logins.browserSession(CSRF);
        Call call = call(script, token);
        call.role = "monitor";
        call.csrfAsked = "1";
        call.csrf = CSRF;
        assertThat(call.run(argumentsOf(script)).word()).isEqualTo("ok");
    }

    @Test
    void protectionThatIsOffAsksForNothing() {
        Call call = call("check-2", logins.scriptSession());
        call.csrfAsked = "1";
        assertThat(call.run().word()).isEqualTo("ok");
    }

    @Test
    void aRecordWithoutTokenCannotProveOne() {
        Call call = call("check-2", logins.other(LoginKind.BEARER));
        call.kinds = "session bearer";
        assertThat(call.run().word()).isEqualTo("ok");
        call.csrfAsked = "1";
        assertThat(call.run().word()).isEqualTo("csrf");
        call.csrf = "anything";
        assertThat(call.run().word()).isEqualTo("csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-2", "put-2", "get-2", "delete-2", "invalidate-2"})
    void anOverdueLoginDiesWhereverItIsMet(String script) {
        LoginToken token = logins.scriptSession();
        put(token, "a", "1");
        logins.age(token, TestLogins.IDLE);

        assertThat(call(script, token).run(argumentsOf(script)).texts(0)).containsExactly("no", "session-idle-timeout");
        assertThat(logins.field(token, "state")).isEqualTo("ended");
        assertThat(logins.hasAttributes(token)).isFalse();
        assertThat(call(script, token).run(argumentsOf(script)).texts(0)).containsExactly("no", "session-idle-timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-2", "put-2", "get-2", "delete-2"})
    void touchSlidesBothKeys(String script) {
        LoginToken token = logins.scriptSession();
        put(token, "a", "1");
        logins.age(token, Duration.ofSeconds(60));
        long before = logins.last(token);
        assertThat(call(script, token).run(argumentsOf(script)).word()).isEqualTo("ok");
        assertThat(logins.last(token)).isEqualTo(before);

        Call touching = call(script, token);
        touching.touch = true;
        assertThat(touching.run(argumentsOf(script)).word()).isEqualTo("ok");

        long last = logins.last(token);
        assertThat(last).isGreaterThanOrEqualTo(before + 60_000);
        long end = last + TestLogins.IDLE.toMillis();
        assertThat(logins.expiresAt(TestLogins.recordKey(token)))
                .isEqualTo(end + Duration.ofHours(1).toMillis());
        assertThat(logins.expiresAt(token.sid().attributesKey())).isEqualTo(end + 60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-2", "put-2", "get-2", "delete-2", "invalidate-2"})
    void aRecordOfAnotherTypeChangesNothing(String script) {
        LoginToken token = LoginToken.generate();
        logins.server().command("SET", TestLogins.recordKey(token), "text");
        logins.server().command("HSET", token.sid().attributesKey(), "a", "kept");
        Call call = call(script, token);
        call.touch = true;

        assertThatThrownBy(() -> call.run(argumentsOf(script))).isInstanceOf(RedisDefect.class);
        assertThat(logins.server().command("GET", TestLogins.recordKey(token))).isEqualTo("text");
        assertThat(logins.hash(token.sid().attributesKey())).isEqualTo(Map.of("a", "kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-2", "put-2", "get-2", "delete-2"})
    void attributesOfAnotherTypeChangeNothing(String script) {
        LoginToken token = logins.scriptSession();
        logins.age(token, Duration.ofSeconds(60));
        Map<String, String> record = logins.hash(TestLogins.recordKey(token));
        logins.server().command("SET", token.sid().attributesKey(), "text");
        Call call = call(script, token);
        call.touch = true;

        assertThatThrownBy(() -> call.run(argumentsOf(script))).isInstanceOf(RedisDefect.class);
        assertThat(logins.server().command("GET", token.sid().attributesKey())).isEqualTo("text");
        assertThat(logins.server().command("PTTL", token.sid().attributesKey())).isEqualTo(-1L);
        assertThat(logins.hash(TestLogins.recordKey(token))).isEqualTo(record);
    }

    @Test
    void anEndTakesAttributesOfAnyType() {
        LoginToken token = logins.scriptSession();
        logins.server().command("SET", token.sid().attributesKey(), "text");
        assertThat(call("invalidate-2", token).run("session-ended").word()).isEqualTo("ok");
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    void putKeepsBooks() {
        LoginToken token = logins.scriptSession();
        assertThat(put(token, "a", "12", "bb", "").texts(0)).containsExactly("ok", "1", "5");
        assertThat(put(token, "a", "1").texts(0)).containsExactly("ok", "2", "4");
        assertThat(logins.bookkeeping(token)).isEqualTo("2 2 4 0 0");
        assertThat(logins.stored(token)).isEqualTo(Map.of("a", "1", "bb", ""));
    }

    @Test
    void putRefusesAboveItsLimitsAndWritesNothing() {
        LoginToken token = logins.scriptSession();
        Call call = call("put-2", token);
        assertThat(call.run(2, 100, "a", "1", "b", "2").word()).isEqualTo("ok");
        assertThat(call.run(2, 100, "a", "9", "c", "3").texts(0)).containsExactly("count", "3");
        assertThat(call.run(2, 4, "a", "12").texts(0)).containsExactly("bytes", "5");
        assertThat(call.run(2, 5, "a", "12").texts(0)).containsExactly("ok", "2", "5");
        assertThat(logins.stored(token)).isEqualTo(Map.of("a", "12", "b", "2"));
    }

    @Test
    void putOfMoreThanLuaUnpacksAtOnce() {
        LoginToken token = logins.scriptSession();
        List<Object> arguments = new ArrayList<>(List.of(5000, 1048576));
        for (int i = 0; i < 4500; i++) {
            arguments.add("name" + i);
            arguments.add(i);
        }
        assertThat(call("put-2", token).run(arguments.toArray()).texts(0).subList(0, 2))
                .containsExactly("ok", "1");
        assertThat(call("put-2", token).run(arguments.toArray()).texts(0).subList(0, 2))
                .containsExactly("ok", "2");
        assertThat(logins.stored(token)).hasSize(4500).containsEntry("name4499", "4499");
        assertThat(logins.bookkeeping(token)).startsWith("2 4500 ");
    }

    @Test
    @DisplayName("MA-21 the first write, and the first after a delete-all, sets the expiry: end of validity + 60 s")
    void expiryOfAttributes() {
        LoginToken token = logins.scriptSession();
        long end = logins.last(token) + TestLogins.IDLE.toMillis() + 60_000;
        put(token, "a", "1");
        assertThat(logins.expiresAt(token.sid().attributesKey())).isEqualTo(end);
        call("delete-2", token).run("all");
        assertThat(logins.expiresAt(token.sid().attributesKey())).isEqualTo(end);
        put(token, "a", "1");
        assertThat(logins.expiresAt(token.sid().attributesKey())).isEqualTo(end);
    }

    @Test
    void getAnswersInOrderWithNilForAbsent() {
        LoginToken token = logins.browserSession(CSRF);
        put(token, "a", "1", "b", "");
        Reply some = call("get-2", token).run("some", "b", "nope", "a");
        assertThat(some.text(1)).isEqualTo(CSRF);
        assertThat(some.at(2).size()).isEqualTo(3);
        assertThat(some.at(2).text(0)).isEmpty();
        assertThat(some.at(2).isNil(1)).isTrue();
        assertThat(some.at(2).text(2)).isEqualTo("1");
        assertThat(call("get-2", token).run("some").at(2).size()).isZero();
        assertThat(call("get-2", token).run("all").at(2).fields(0)).containsOnlyKeys("a", "b", "\0");
    }

    @Test
    void getOfARecordWithoutCsrfTokenHasNone() {
        Call call = call("get-2", logins.other(LoginKind.BEARER));
        call.kinds = "bearer";
        Reply reply = call.run("all");
        assertThat(reply.isNil(1)).isTrue();
        assertThat(reply.at(2).size()).isZero();
    }

    @Test
    void deleteCountsWhatItRemoves() {
        LoginToken token = logins.scriptSession();
        put(token, "a", "1", "b", "22", "c", "333");
        assertThat(call("delete-2", token).run("some", "a", "nope", "b").texts(0))
                .containsExactly("ok", "2", "2");
        assertThat(logins.bookkeeping(token)).isEqualTo("2 1 4 0 0");
        assertThat(call("delete-2", token).run("some", "a").texts(0)).containsExactly("ok", "2", "0");
        assertThat(call("delete-2", token).run("some").texts(0)).containsExactly("ok", "2", "0");
        assertThat(call("delete-2", token).run("all").texts(0)).containsExactly("ok", "3", "1");
        assertThat(call("delete-2", token).run("all").texts(0)).containsExactly("ok", "3", "0");
        assertThat(logins.bookkeeping(token)).isEqualTo("3 0 0 0 0");
        assertThat(logins.stored(token)).isEmpty();
    }

    @Test
    void deleteWhereNothingWasEverWrittenWritesNothing() {
        LoginToken token = logins.scriptSession();
        assertThat(call("delete-2", token).run("all").texts(0)).containsExactly("ok", "0", "0");
        assertThat(call("delete-2", token).run("some", "a").texts(0)).containsExactly("ok", "0", "0");
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    void invalidateEndsForGood() {
        LoginToken token = logins.scriptSession();
        put(token, "a", "1");
        assertThat(call("invalidate-2", token).run("session-ended").texts(0))
                .containsExactly("ok", "native", "mia", "session");
        assertThat(logins.field(token, "state")).isEqualTo("ended");
        assertThat(logins.field(token, "user")).isNull();
        assertThat(logins.hasAttributes(token)).isFalse();
        assertThat(call("invalidate-2", token).run("session-ended").texts(0)).containsExactly("no", "session-ended");
    }
}
