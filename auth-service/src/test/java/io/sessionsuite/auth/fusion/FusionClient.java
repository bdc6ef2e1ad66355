package io.sessionsuite.auth.fusion;

import io.sessionsuite.auth.wire.Account;
import io.sessionsuite.auth.wire.Answer;
import io.sessionsuite.auth.wire.RawClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The Fusion API, seen from one address. */
public record FusionClient(RawClient http) {

    public static FusionClient from(String address) {
        return new FusionClient(RawClient.from(address));
    }

    /** An administrator at that address, by access token: Basic would take the realm from each query. */
    public static FusionClient admin(String address) {
        FusionClient client = from(address);
        return client.bearer(client.accessToken(Account.ADMIN));
    }

    public FusionClient with(String... headers) {
        return new FusionClient(http.with(headers));
    }

    public FusionClient holding(String token) {
        return new FusionClient(http.cookie("id", token));
    }

    public FusionClient bearer(String token) {
        return with("Authorization: Bearer " + token);
    }

    public Answer login(Account account) {
        return http.json("POST", "/api/session?realmName=" + account.realm(), account.json());
    }

    /** The token of a new session. */
    public String token(Account account) {
        return expect(login(account), 201).cookie("id");
    }

    /** The token from {@code POST /oauth2/token}. */
    public String accessToken(Account account) {
        Answer answer = http.with(account.basic()).send("POST", "/oauth2/token?realmName=" + account.realm());
        return object(expect(answer, 200)).getString("access_token");
    }

    public Answer session() {
        return http.get("/api/session");
    }

    public Answer logout() {
        return http.send("DELETE", "/api/session");
    }

    /** The code of a session that is refused, {@code ""} for one that lives. */
    public String refusal() {
        Answer answer = session();
        return answer.status() == 200 ? "" : code(answer);
    }

    /** Creates something and gives its object. */
    public JsonObject create(String path, String body) {
        return object(expect(http.json("POST", path, body), 201));
    }

    /** The id of an account. */
    public String idOf(Account account) {
        return list(http.get("/api/users?name=" + account.name() + "&realmName=" + account.realm()))
                .getJsonObject(0)
                .getString("id");
    }

    public static JsonObject object(Answer answer) {
        return new JsonObject(answer.text());
    }

    public static JsonArray list(Answer answer) {
        return new JsonArray(expect(answer, 200).text());
    }

    public static String code(Answer answer) {
        return object(answer).getString("code");
    }

    /** The names of the roles a session has. */
    public static List<String> roles(Answer session) {
        return object(expect(session, 200)).getJsonArray("roles").stream()
                .map(JsonObject.class::cast)
                .map(role -> role.getString("name"))
                .toList();
    }

    public static Answer expect(Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + ": " + answer);
        }
        return answer;
    }
}
