package io.sessionsuite.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logging in, and the check of a login that every request of a frontend does. */
final class LoginScenarios implements ScenarioSet {

    private static final String SERVICE = "auth-service";

    private List<SessionPeer> peers = List.of();
    private @Nullable Keycloak keycloak;

    @Override
    public List<String> names() {
        return List.of("session-get", "login");
    }

    @Override
    public List<Scenario> prepare(Ground ground) {
        List<String> cookies =
                ground.logins().stream().map(token -> "id=" + token).toList();
        List<String> users = ground.users();
        peers = SessionPeer.beside(ground);
        Optional<Keycloak> found = Keycloak.beside(ground);
        keycloak = found.orElse(null);

        List<Contender> readers = new ArrayList<>();
        List<Contender> openers = new ArrayList<>();
        openers.add(ground.contender(SERVICE, SessionShots.logins(users, SessionShots::login)));
        for (SessionPeer peer : peers) {
            readers.add(peer.contender(SessionShots.each(peer.cookies(), SessionShots::who)));
            openers.add(peer.contender(SessionShots.logins(Accounts.atPeers(), SessionShots::login)));
        }
        found.map(Keycloak::userinfo).ifPresent(readers::add);
        found.map(Keycloak::logins).ifPresent(openers::add);
        return List.of(
                ground.scenario(
                        "session-get",
                        ground.contender(SERVICE, SessionShots.each(cookies, SessionShots::who)),
                        Bare.READ,
                        readers),
                new Scenario("login", openers));
    }

    @Override
    public void close() {
        peers.forEach(SessionPeer::close);
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
