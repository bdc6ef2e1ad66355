package io.sessionsuite.load;

import java.util.List;
import java.util.function.Function;

/** Attributes of login sessions, beside session stores of frameworks. */
final class AttributeScenarios implements ScenarioSet {

    private static final String SERVICE = "attribute-service";

    private List<SessionPeer> peers = List.of();

    @Override
    public List<String> names() {
        return List.of("attribute-get", "attribute-put", "attribute-mixed", "attribute-delete");
    }

    @Override
    public List<Scenario> prepare(Ground ground) {
        List<String> cookies =
                ground.logins().stream().map(token -> "zsessionid=" + token).toList();
        try (Setup setup = new Setup(ground.uri(SERVICE))) {
            cookies.forEach(cookie -> setup.post(SessionShots.FILLING, SessionShots.form(cookie), SessionShots.TEN));
        }
        peers = SessionPeer.beside(ground);
        Race race = (name, bare, turns) -> ground.scenario(
                name,
                ground.contender(SERVICE, turns.apply(cookies)),
                bare,
                peers.stream()
                        .map(peer -> peer.contender(turns.apply(peer.cookies())))
                        .toList());
        return List.of(
                race.of("attribute-get", Bare.READ, all -> SessionShots.each(all, SessionShots::get)),
                race.of("attribute-put", Bare.WRITE, SessionShots::puts),
                race.of("attribute-mixed", Bare.READ, SessionShots::mixed),
                race.of("attribute-delete", Bare.WRITE, SessionShots::putAndDelete));
    }

    private interface Race {

        Scenario of(String name, Turns bare, Function<List<String>, Turns> turns);
    }

    @Override
    public void close() {
        peers.forEach(SessionPeer::close);
    }
}
