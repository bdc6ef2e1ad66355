package io.sessionsuite.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own with its stock settings: a commit is answered when its log is synced. The programs
 * {@code initdb} and {@code postgres} are those on PATH or in the folder {@code -Dload.postgres}. As it refuses to run
 * as root, root starts it as the user {@code postgres}.
 */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";

    private static final Pattern READY = Pattern.compile("database system is ready to accept connections");

    private final Path home;
    private final int port;
    private final String password;
    private final PeerProcess process;

    private Postgres(Path home, int port, String password, PeerProcess process) {
        this.home = home;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    static Postgres start() {
        Program initdb = program("initdb");
        Program postgres = program("postgres");
        String password = UUID.randomUUID().toString();
        try {
            Path home = Files.createTempDirectory("load-postgres");
            Path secret = Files.writeString(home.resolve("password"), password);
            List<String> user = user(home, secret);
            String data = home.resolve("data").toString();
            List<String> making = List.of(
                    "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile=" + secret, "-E", "UTF8", "--locale=C");
            Program.run(as(user, initdb.command(making)), home, home.resolve("initdb.log"));
            int port = FreePort.find();
            List<String> running = List.of(
                    "-D", data, "-p", "" + port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=");
            PeerProcess process = PeerProcess.start(
                    home, home.resolve("log"), Map.of("LC_ALL", "C"), as(user, postgres.command(running)));
            process.await(READY);
            return new Postgres(home, port, password, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program program(String name) {
        String folder = System.getProperty("load.postgres");
        return folder == null ? Program.named(name) : Program.at(Path.of(folder, name));
    }

    private static List<String> user(Path... files) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        for (Path file : files) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        return Program.named("setpriv").command(List.of("--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--"));
    }

    private static List<String> as(List<String> user, List<String> command) {
        List<String> all = new ArrayList<>(user);
        all.addAll(command);
        return all;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    String password() {
        return password;
    }

    long pid() {
        return process.pid();
    }

    /** Its processes may still be dying: what cannot be deleted stays behind. */
    @Override
    public void close() {
        process.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.out.println("left behind: " + home);
        }
    }
}
