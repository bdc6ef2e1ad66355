package io.sessionsuite.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sessionsuite.embedded.EmbeddedRedisResource;
import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What put, get and delete do to the attributes of a session, and how they answer. */
@QuarkusTest
@WithTestResource(EmbeddedRedisResource.class)
class AttributesResourceTest extends ResourceFixture {

    private static final String P = "/api/2/session";

    private LoginToken token;
    private String cookie;

    @BeforeEach
    void logIn() {
        token = logins.scriptSession();
        cookie = cookie(token);
    }

    @Test
    @DisplayName("M-30 put answers {}")
    void putAnswersNothing() {
        Answer answer = http.post(P + "/put", "myvar1=hello&myvar2=world", cookie);
        isJson(answer, 200, "{}");
        assertThat(answer.all("Set-Cookie")).isEmpty();
        assertThat(logins.stored(token)).isEqualTo(Map.of("myvar1", "hello", "myvar2", "world"));
    }

    @Test
    @DisplayName("M-31 get answers in the order asked")
    void getAnswersAsAsked() {
        http.post(P + "/put", "myvar2=world&myvar1=hello", cookie);
        isJson(
                http.post(P + "/get", "key=myvar1&key=myvar2", cookie),
                200,
                "{\"myvar1\":\"hello\",\"myvar2\":\"world\"}");
        isJson(
                http.post(P + "/get", "key=myvar2&key=myvar1", cookie),
                200,
                "{\"myvar2\":\"world\",\"myvar1\":\"hello\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/2/session", "/api/1/session", "/session"})
    @DisplayName("M-32 three prefixes, GET as POST, one set of data")
    void prefixes(String prefix) {
        isJson(http.get(prefix + "/put?myvar1=hello&myvar2=world", cookie), 200, "{}");
        for (String other : List.of("/api/2/session", "/api/1/session", "/session")) {
            String both = "{\"myvar1\":\"hello\",\"myvar2\":\"world\"}";
            isJson(http.get(other + "/get?key=myvar1&key=myvar2", cookie), 200, both);
            isJson(http.post(other + "/get", "key=myvar1&key=myvar2", cookie), 200, both);
        }
        isJson(http.get(prefix + "/delete?key=myvar1", cookie), 200, "{}");
        isJson(http.post(prefix + "/delete", "key=myvar2", cookie), 200, "{}");
        assertThat(logins.stored(token)).isEmpty();
    }

    @Test
    @DisplayName("M-33 put replaces what it names and leaves the rest")
    void putReplaces() {
        put(token, "myvar1=hello&myvar2=world");
        put(token, "myvar1=x");
        assertThat(get(token, "?key=myvar1&key=myvar2")).isEqualTo("{\"myvar1\":\"x\",\"myvar2\":\"world\"}");
    }

    @Test
    @DisplayName("M-34 without keys: all and the CSRF token, by code point")
    void allByCodePoint() {
        String csrf = logins.field(token, "csrf");
        put(token, "%F0%9F%8D%80=emoji&%EF%BF%BD=last+of+the+plane&a=1&Z=2&CSRF=3&CSRFTokens=4&%C3%A4=5");
        isJson(
                http.get(P + "/get", cookie),
                200,
                "{\"CSRF\":\"3\",\"CSRFToken\":\"" + csrf
                        + "\",\"CSRFTokens\":\"4\",\"Z\":\"2\",\"a\":\"1\",\"ä\":\"5\","
                        + "\"\uFFFD\":\"last of the plane\",\"🍀\":\"emoji\"}");
    }

    @Test
    @DisplayName("M-35 M-36 absent keys are left out, a key asked twice is one member at its first place")
    void absentAndRepeatedKeys() {
        put(token, "myvar1=x&b=2");
        isJson(http.get(P + "/get?key=nope", cookie), 200, "{}");
        isJson(http.get(P + "/get?key=myvar1&key=nope", cookie), 200, "{\"myvar1\":\"x\"}");
        isJson(http.get(P + "/get?key=myvar1&key=b&key=myvar1", cookie), 200, "{\"myvar1\":\"x\",\"b\":\"2\"}");
    }

    @Test
    @DisplayName("M-37 M-38 delete removes what it names, or all but the CSRF token")
    void delete() {
        String csrf = logins.field(token, "csrf");
        put(token, "myvar1=1&myvar2=2&myvar3=3");
        isJson(http.post(P + "/delete", "key=myvar1&key=nope", cookie), 200, "{}");
        assertThat(logins.stored(token)).containsOnlyKeys("myvar2", "myvar3");
        isJson(http.post(P + "/delete", "", cookie), 200, "{}");
        isJson(http.get(P + "/get", cookie), 200, "{\"CSRFToken\":\"" + csrf + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=&b", "b&a="})
    @DisplayName("M-39 a name without a value has the empty one")
    void emptyValues(String form) {
        put(token, form);
        assertThat(get(token, "?key=a&key=b")).isEqualTo("{\"a\":\"\",\"b\":\"\"}");
    }

    @Test
    @DisplayName("M-40 of a repeated name the last wins, and the body over the query")
    void lastWins() {
        put(token, "a=1&a=2");
        assertThat(get(token, "?key=a")).isEqualTo("{\"a\":\"2\"}");
        isJson(http.post(P + "/put?a=1&q=3", "a=4", cookie), 200, "{}");
        assertThat(get(token, "?key=a&key=q")).isEqualTo("{\"a\":\"4\",\"q\":\"3\"}");
    }

    @Test
    @DisplayName("M-41 what names nothing is refused and changes nothing")
    void namesNothing() {
        put(token, "a=kept");
        isError(http.post(P + "/put", "=x", cookie), 400, "Bad request: no attribute", "invalid-parameter");
        isError(http.post(P + "/put", "", cookie), 400, "Bad request: no attribute", "invalid-parameter");
        isError(http.get(P + "/put", cookie), 400, "Bad request: no attribute", "invalid-parameter");
        isError(http.get(P + "/put?&&", cookie), 400, "Bad request: no attribute", "invalid-parameter");
        isError(http.get(P + "/get?key=", cookie), 400, "Bad request: key", "invalid-parameter");
        isError(http.get(P + "/delete?key", cookie), 400, "Bad request: key", "invalid-parameter");
        isError(http.post(P + "/delete", "key=a&key=", cookie), 400, "Bad request: key", "invalid-parameter");
        assertThat(logins.stored(token)).isEqualTo(Map.of("a", "kept"));
    }

    @Test
    @DisplayName("M-42 one pair without a name refuses the whole put")
    void allOrNothing() {
        assertThat(http.post(P + "/put", "a=1&=x", cookie).status()).isEqualTo(400);
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    @DisplayName("M-43 values are decoded as forms are")
    void decoding() {
        put(token, "q=a%3Db%26c&p=1+2&r=1%2B2&e=a=b=c&s=x;y=z");
        assertThat(logins.stored(token))
                .isEqualTo(Map.of("q", "a=b&c", "p", "1 2", "r", "1+2", "e", "a=b=c", "s", "x;y=z"));
    }

    @Test
    @DisplayName("M-44 every text comes back byte for byte")
    void texts() {
        Map<String, String> texts = Map.of(
                "emoji", "\uD83C\uDF40\u200D\uD83D\uDD25",
                "nfc", "\u00E9",
                "nfd", "e\u0301",
                "rtl", "\u202E\u05D0\u0628",
                "controls", "\u0001\b\f\n\r\t\u001F\u007F",
                "large", "\u00E4x".repeat(21_845) + "z");
        texts.forEach((name, text) -> {
            put(token, name + "=" + Form.encode(text));
            assertThat(logins.stored(token)).containsEntry(name, text);
            assertThat(new io.vertx.core.json.JsonObject(get(token, "?key=" + name)).getString(name))
                    .isEqualTo(text);
        });
        assertThat(get(token, "?key=nfc")).isEqualTo("{\"nfc\":\"\u00E9\"}");
        assertThat(get(token, "?key=nfd")).isEqualTo("{\"nfd\":\"e\u0301\"}");
        assertThat(get(token, "?key=controls"))
                .isEqualTo("{\"controls\":\"\\u0001\\u0008\\u000c\\n\\r\\t\\u001f\u007F\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ZZ", "a=%C3%28", "a=%ED%A0%80", "a=%00", "a=1%", "a=%4", "%FF=1", "b=1&a=%C0%AF"})
    @DisplayName("M-45 bad escapes and bytes that are no UTF-8 are refused")
    void badEncoding(String pairs) {
        assertThat(http.post(P + "/put", pairs, cookie).status()).isEqualTo(400);
        Answer byGet = http.get(P + "/put?" + pairs, cookie);
        String what = pairs.equals("a=%00") ? "a" : "encoding";
        isError(byGet, 400, "Bad request: " + what, "invalid-parameter");
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    @DisplayName("M-46 names that mean something elsewhere are ordinary here")
    void ordinaryNames() {
        put(token, "key=5&__proto__=1&a.b[0]=2&_=3&callback=x&na%20me=4&a%2Fb=6");
        isJson(
                http.get(P + "/get?key=key&key=__proto__&key=a.b[0]&key=_&key=callback&key=na+me&key=a/b", cookie),
                200,
                "{\"key\":\"5\",\"__proto__\":\"1\",\"a.b[0]\":\"2\",\"_\":\"3\",\"callback\":\"x\",\"na me\":\"4\","
                        + "\"a/b\":\"6\"}");
    }

    @Test
    @DisplayName("M-47 a page may embed the answer as it is")
    void escaping() {
        put(token, "v=" + Form.encode("</script><b>\"\\&\u2028\u2029"));
        isJson(
                http.get(P + "/get?key=v", cookie),
                200,
                "{\"v\":\"\\u003c/script\\u003e\\u003cb\\u003e\\\"\\\\\\u0026\\u2028\\u2029\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"z_password", "z_username", "z_csrf_protection"})
    @DisplayName("M-48 a login form posted here stores nothing")
    void loginForm(String name) {
        Answer answer = http.post(P + "/put", "a=1&" + name + "=canary-secret", cookie);
        isError(answer, 400, "Bad request: " + name, "invalid-parameter");
        assertThat(logins.hasAttributes(token)).isFalse();
    }

    @Test
    @DisplayName("M-49 values are strings, whatever they look like")
    void strings() {
        put(token, "n=5&t=true&j=" + Form.encode("{\"a\":1}"));
        isJson(
                http.get(P + "/get?key=n&key=t&key=j", cookie),
                200,
                "{\"n\":\"5\",\"t\":\"true\",\"j\":\"{\\\"a\\\":1}\"}");
    }

    @Test
    @DisplayName("M-64 the CSRF token is read-only: put strips it, delete overlooks it")
    void csrfTokenIsNoAttribute() {
        LoginToken browser = logins.browserSession(LoginToken.csrfToken());
        String csrf = logins.field(browser, "csrf");
        isJson(http.get(P + "/put?CSRFToken=evil&a=1", cookie(browser)), 200, "{}");
        isJson(http.get(P + "/delete?key=CSRFToken", cookie(browser)), 200, "{}");
        assertThat(logins.stored(browser)).isEqualTo(Map.of("a", "1"));
        assertThat(get(browser, "?key=CSRFToken")).isEqualTo("{\"CSRFToken\":\"" + csrf + "\"}");
        isError(
                http.get(P + "/put?CSRFToken=evil", cookie(browser)),
                400,
                "Bad request: no attribute",
                "invalid-parameter");
    }
}
