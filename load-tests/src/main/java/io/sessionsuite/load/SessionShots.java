package io.sessionsuite.load;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of login sessions and their attributes, the same of every side that has these paths. */
final class SessionShots {

    static final Map<String, String> JSON = Map.of("content-type", "application/json");
    static final String FILLING = "/api/2/session/put";

    /** Ten attributes, as every session has before a race. */
    static final String TEN =
            IntStream.range(0, 10).mapToObj(i -> "name" + i + "=value" + i).collect(Collectors.joining("&"));

    private SessionShots() {}

    /** @param cookie {@code name=value} of a live session */
    static Shot who(String cookie) {
        return Shot.get("/api/session", Map.of("cookie", cookie));
    }

    /** Two of the ten. */
    static Shot get(String cookie) {
        return Shot.get("/api/2/session/get?key=name1&key=name8", Map.of("cookie", cookie))
                .expecting("{\"name1\":\"value1\",\"name8\":\"value8\"}");
    }

    /** Two others, changing. */
    static Shot put(String cookie, long number) {
        return Shot.post("/api/2/session/put", form(cookie), "theme=dark" + number + "&cart=" + number)
                .expecting("{}");
    }

    static Shot delete(String cookie) {
        return Shot.post("/api/2/session/delete", form(cookie), "key=theme&key=cart")
                .expecting("{}");
    }

    static Shot login(String user) {
        return Shot.post("/api/session", JSON, credentials(user)).expecting(201);
    }

    private static String credentials(String user) {
        return new JsonObject()
                .put("username", user)
                .put("password", Accounts.PASSWORD)
                .encode();
    }

    static Map<String, String> form(String cookie) {
        return Map.of("cookie", cookie, "content-type", "application/x-www-form-urlencoded");
    }

    static Turns puts(List<String> cookies) {
        return Turns.counted(n -> put(at(cookies, n), n));
    }

    /** Nine reads to a write. */
    static Turns mixed(List<String> cookies) {
        return Turns.counted(n -> n % 10 == 9 ? put(at(cookies, n), n) : get(at(cookies, n)));
    }

    /** Put, then deleted, each connection in a session of its own. */
    static Turns putAndDelete(List<String> cookies) {
        return (connection, turn, last) ->
                turn % 2 == 0 ? put(at(cookies, connection), turn) : delete(at(cookies, connection));
    }

    /** That of one session after the other. */
    static Turns each(List<String> cookies, Function<String, Shot> shot) {
        return Turns.counted(n -> shot.apply(at(cookies, n)));
    }

    /** Each connection logs its own user in, again and again. */
    static Turns logins(List<String> users, Function<String, Shot> login) {
        return (connection, turn, last) -> login.apply(at(users, connection));
    }

    private static String at(List<String> all, long number) {
        return all.get((int) (number % all.size()));
    }
}
