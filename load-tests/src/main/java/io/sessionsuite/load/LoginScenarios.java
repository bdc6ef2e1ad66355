package io.sessionsuite.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Login sessions and their attributes: what every request of a frontend does. */
final class LoginScenarios implements ScenarioSet {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public List<String> names() {
        return List.of("session-get", "attribute-get", "attribute-put");
    }

    @Override
    public List<Scenario> prepare(Ground ground) {
        List<String> logins = ground.logins();
        fill(ground, logins);
        return List.of(
                ground.scenario(
                        "session-get",
                        ground.contender(
                                "auth-service",
                                Turns.counted(n -> Shot.get("/api/session", Map.of("cookie", "id=" + at(logins, n))))),
                        Bare.READ,
                        List.of()),
                ground.scenario(
                        "attribute-get",
                        ground.contender(
                                "attribute-service",
                                Turns.counted(n -> Shot.get(
                                        "/api/2/session/get?key=theme&key=cart",
                                        Map.of("cookie", "zsessionid=" + at(logins, n))))),
                        Bare.READ,
                        List.of()),
                ground.scenario(
                        "attribute-put",
                        ground.contender(
                                "attribute-service",
                                Turns.counted(n -> Shot.post(
                                        "/api/2/session/put",
                                        Map.of("cookie", "zsessionid=" + at(logins, n), "content-type", FORM),
                                        "theme=dark" + n + "&cart=" + n))),
                        Bare.WRITE,
                        List.of()));
    }

    private static String at(List<String> logins, long number) {
        return logins.get((int) (number % logins.size()));
    }

    private static void fill(Ground ground, List<String> logins) {
        String body =
                IntStream.range(0, 10).mapToObj(i -> "name" + i + "=value" + i).collect(Collectors.joining("&"));
        try (Setup setup = new Setup(ground.uri("attribute-service"))) {
            for (String login : logins) {
                setup.post("/api/2/session/put", Map.of("cookie", "zsessionid=" + login, "content-type", FORM), body);
            }
        }
    }
}
