package io.sessionsuite.load;

import io.sessionsuite.login.LoginToken;
import io.sessionsuite.process.ServiceProcess;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The hot paths, each beside the bare endpoint that reads or writes one key. */
record Scenarios(ServiceProcess bare, ServiceProcess auth, ServiceProcess attributes, List<LoginToken> sessions) {

    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");

    List<Comparison> all() {
        return List.of(
                new Comparison("session-get", bareRead(), target(auth, n -> Shot.get("/api/session", cookie("id", n)))),
                new Comparison(
                        "attribute-get",
                        bareRead(),
                        target(
                                attributes,
                                n -> Shot.get("/api/2/session/get?key=theme&key=cart", cookie("zsessionid", n)))),
                new Comparison("attribute-put", bareWrite(), target(attributes, this::put)));
    }

    private Shot put(long number) {
        Map<String, String> headers =
                Map.of("cookie", "zsessionid=" + token(number), "content-type", "application/x-www-form-urlencoded");
        return Shot.post("/api/2/session/put", headers, "theme=dark" + number + "&cart=" + number);
    }

    private Target bareRead() {
        return target(bare, n -> Shot.get("/bare", Map.of()));
    }

    private Target bareWrite() {
        return target(bare, n -> Shot.post("/bare", FORM, "theme=dark" + n + "&cart=" + n));
    }

    private static Target target(ServiceProcess process, LongFunction<Shot> shots) {
        return new Target(process.uri(), process.pid(), shots);
    }

    private Map<String, String> cookie(String name, long number) {
        return Map.of("cookie", name + "=" + token(number));
    }

    private String token(long number) {
        return sessions.get((int) (number % sessions.size())).text();
    }
}
