package io.sessionsuite.load;

import io.sessionsuite.embedded.EmbeddedRedis;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A framework's sessions behind the paths of auth-service and attribute-service, with a Redis of its own, started as
 * that of the services. Each keeps as many sessions as they do, with ten attributes, and has 1 GiB of heap.
 */
final class SessionPeer implements AutoCloseable {

    private static final int SESSIONS = OwnGround.LOGINS;
    private static final Path WORK = Path.of("load-tests/target");
    private static final Path EXPRESS = Path.of("load-tests/express-peer");
    private static final Path SPRING = Path.of("load-tests/spring-peer/target");

    private final String name;
    private final EmbeddedRedis redis;
    private final PeerProcess process;
    private final URI address;
    private final List<String> cookies;

    private SessionPeer(String name, EmbeddedRedis redis, PeerProcess process) {
        this.name = name;
        this.redis = redis;
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + process.awaitPort());
        this.cookies = open(address);
    }

    /** Those at hand; none beside a suite that is up already. */
    static List<SessionPeer> beside(Ground ground) {
        return ground.hasPeers()
                ? Stream.of(
                                Peers.ifAtHand("express-session", SessionPeer::express),
                                Peers.ifAtHand("Spring Session", SessionPeer::spring))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private static SessionPeer express() {
        Program node = Program.named("node");
        Path folder = WORK.resolve("express-peer");
        copy(EXPRESS, folder, ".npmrc", "package.json", "package-lock.json", "server.js");
        Program.named("npm").run(folder, WORK.resolve("express-peer-npm.log"), "ci", "--prefer-offline");
        return start(
                "express-session, connect-redis",
                WORK.resolve("express-peer.log"),
                folder,
                Map.of("NODE_ENV", "production"),
                node.command(List.of("--max-old-space-size=1024", "server.js")));
    }

    private static SessionPeer spring() {
        Program.named("mvn")
                .run(
                        Path.of("."),
                        WORK.resolve("spring-peer-mvn.log"),
                        "-B",
                        "-Dquick",
                        "-Ppeers",
                        "-Dmaven.test.skip=true",
                        "-pl",
                        "load-tests/spring-peer",
                        "package");
        Program java = Program.at(Path.of(System.getProperty("java.home"), "bin", "java"));
        return start(
                "Spring Session, Tomcat",
                WORK.resolve("spring-peer.log"),
                SPRING,
                Map.of(),
                java.command(List.of("-Xmx1g", "-cp", "classes:jars/*", "io.sessionsuite.spring.SpringPeer")));
    }

    private static void copy(Path from, Path to, String... files) {
        try {
            Files.createDirectories(to);
            for (String file : files) {
                Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SessionPeer start(
            String name, Path log, Path folder, Map<String, String> environment, List<String> command) {
        EmbeddedRedis redis = EmbeddedRedis.builder().start();
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PEER_REDIS", redis.uri());
        variables.put("PEER_PASSWORD", Accounts.PASSWORD);
        try {
            return new SessionPeer(name, redis, PeerProcess.start(folder, log, variables, command));
        } catch (RuntimeException failed) {
            redis.close();
            throw failed;
        }
    }

    private static List<String> open(URI address) {
        List<String> cookies = new ArrayList<>();
        List<String> users = Accounts.atPeers();
        try (Setup setup = new Setup(address)) {
            for (int i = 0; i < SESSIONS; i++) {
                String user = new JsonObject()
                        .put("username", users.get(i % users.size()))
                        .encode();
                String cookie = setup.cookie("/open", SessionShots.JSON, user);
                setup.post(SessionShots.FILLING, SessionShots.form(cookie), SessionShots.TEN);
                cookies.add(cookie);
            }
        }
        return List.copyOf(cookies);
    }

    /** {@code name=value} of its live sessions. */
    List<String> cookies() {
        return cookies;
    }

    Contender contender(Turns turns) {
        return new Contender(name, address, List.of(process.pid(), redis.pid()), turns);
    }

    @Override
    public void close() {
        process.close();
        redis.close();
    }
}
