package io.sessionsuite.load;

import io.sessionsuite.process.ServiceProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the scenarios run: processes of their own, or a suite that is up already. */
interface Ground extends AutoCloseable {

    /** Where that service answers. */
    URI uri(String service);

    /** That service and its Redis; empty where they are out of reach. */
    List<Long> pids(String service);

    /** A bare endpoint with one Redis script call; none where there is no telling what it would share. */
    Optional<Contender> bare(Turns turns);

    /** Tokens of live login sessions, with ten attributes each, CSRF protection off. */
    List<String> logins();

    /** Users of auth-service who log in with {@link Accounts#PASSWORD}. */
    List<String> users();

    /** Whether peers may be started beside it. */
    boolean hasPeers();

    /** The token calls of {@code /v1} carry; empty for none. */
    String consulToken();

    /** A token that may do everything at the stores. */
    String storeToken();

    /** The Redis of the services; empty where it is out of reach. */
    Optional<String> redisUri();

    /** The password of {@code admin}. */
    String adminPassword();

    /**
     * The process of that service.
     *
     * @throws IllegalStateException out of reach: the suite runs elsewhere
     */
    ServiceProcess process(String service);

    @Override
    void close();

    /** That service as a contender. */
    default Contender contender(String service, Turns turns) {
        return new Contender(service, uri(service), pids(service), turns);
    }

    /** A scenario of that service, beside the bare endpoint where there is one, and others. */
    default Scenario scenario(String name, Contender service, Turns bare, List<Contender> peers) {
        List<Contender> all = new ArrayList<>(List.of(service));
        bare(bare).ifPresent(all::add);
        all.addAll(peers);
        return new Scenario(name, all);
    }
}
