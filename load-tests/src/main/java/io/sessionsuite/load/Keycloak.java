package io.sessionsuite.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keycloak's server in production mode on a PostgreSQL of its own, sessions kept there; one node, 1 GiB of heap,
 * argon2id at the cost auth-service has. A login is its password grant, a session is read at its userinfo endpoint.
 */
final class Keycloak implements AutoCloseable {

    private static final Path WORK = Path.of("load-tests/target/keycloak");
    private static final Path PIN = Path.of("load-tests/keycloak-peer/archive.sha256");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.:]+)");
    private static final String REALM = "/realms/" + KeycloakRealm.NAME + "/protocol/openid-connect/";
    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");

    private final Postgres postgres;
    private final PeerProcess process;
    private final URI address;
    private final List<String> tokens;

    private Keycloak(Postgres postgres, PeerProcess process, URI address) {
        this.postgres = postgres;
        this.process = process;
        this.address = address;
        try (Setup setup = new Setup(address)) {
            this.tokens = Accounts.atPeers().stream()
                    .map(user -> setup.post(REALM + "token", FORM, credentials(user)))
                    .map(answer -> new JsonObject(answer).getString("access_token"))
                    .toList();
        }
    }

    /** Empty beside a suite that is up already, or where something is missing. */
    static Optional<Keycloak> beside(Ground ground) {
        return ground.hasPeers() ? Peers.ifAtHand("Keycloak", Keycloak::start) : Optional.empty();
    }

    private static Keycloak start() {
        Path home = install();
        Postgres postgres = Postgres.start();
        PeerProcess process = PeerProcess.start(
                home,
                WORK.resolve("log"),
                Map.of("KC_DB_PASSWORD", postgres.password(), "JAVA_OPTS_KC_HEAP", "-Xmx1g"),
                Program.named("sh").command(options(postgres)));
        try {
            URI address = URI.create(process.await(LISTENING).group(1));
            return new Keycloak(postgres, process, address);
        } catch (RuntimeException failed) {
            process.close();
            postgres.close();
            throw failed;
        }
    }

    private static List<String> options(Postgres postgres) {
        return List.of(
                "bin/kc.sh",
                "start",
                "--import-realm",
                "--db=postgres",
                "--db-url=" + postgres.url(),
                "--db-username=" + Postgres.USER,
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + FreePort.find(),
                "--hostname-strict=false",
                "--spi-password-hashing--argon2--memory=19456",
                "--spi-password-hashing--argon2--iterations=2",
                "--spi-password-hashing--argon2--parallelism=1");
    }

    private static Path install() {
        PinnedArchive pinned = PinnedArchive.read(PIN);
        Path archive = WORK.resolve(pinned.fileName());
        Path home = WORK.resolve("keycloak-" + pinned.version());
        try {
            Files.createDirectories(WORK);
            if (!Files.exists(archive)) {
                fetch(pinned);
            }
            pinned.check(archive);
            if (!Files.isDirectory(home)) {
                Program.named("tar").run(WORK, WORK.resolve("tar.log"), "xzf", pinned.fileName());
            }
            Path realm = Files.createDirectories(home.resolve("data/import")).resolve("load-realm.json");
            Files.writeString(realm, KeycloakRealm.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    private static void fetch(PinnedArchive pinned) {
        System.out.println("fetching " + pinned.fileName() + " ...");
        Program.named("mvn")
                .run(
                        Path.of("."),
                        WORK.resolve("mvn.log"),
                        "-B",
                        "-q",
                        "-N",
                        "dependency:copy",
                        "-Dartifact=" + pinned.coordinates("org.keycloak"),
                        "-DoutputDirectory=" + WORK);
    }

    Contender logins() {
        return contender(
                SessionShots.logins(Accounts.atPeers(), user -> Shot.post(REALM + "token", FORM, credentials(user))));
    }

    Contender userinfo() {
        return contender(SessionShots.each(
                tokens, token -> Shot.get(REALM + "userinfo", Map.of("authorization", "Bearer " + token))));
    }

    private static String credentials(String user) {
        return "grant_type=password&scope=openid&client_id=" + KeycloakRealm.NAME + "&username=" + user + "&password="
                + Setup.encode(Accounts.PASSWORD);
    }

    private Contender contender(Turns turns) {
        return new Contender("Keycloak, PostgreSQL", address, List.of(process.pid(), postgres.pid()), turns);
    }

    @Override
    public void close() {
        process.close();
        postgres.close();
    }
}
