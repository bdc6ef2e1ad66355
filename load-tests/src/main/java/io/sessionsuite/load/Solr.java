package io.sessionsuite.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Solr in a process of its own, behind the same kind of HTTP shell (module solr-peer), with 1 GiB of heap. */
final class Solr implements AutoCloseable {

    private static final Path FOLDER = Path.of("load-tests/solr-peer/target");

    private final Process process;
    private final URI address;

    private Solr(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Empty, with a word about it, where it was not built. */
    static Optional<Solr> start(String redisUri) {
        if (!Files.isDirectory(FOLDER.resolve("jars"))) {
            System.out.println("no " + FOLDER + "/jars: the peer Solr is left out");
            return Optional.empty();
        }
        try {
            Path home = Files.createTempDirectory("load-solr");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-cp",
                            FOLDER.resolve("classes") + ":" + FOLDER.resolve("jars") + "/*",
                            "io.sessionsuite.peer.SolrPeer",
                            redisUri,
                            home.toString())
                    .redirectError(home.resolve("errors").toFile())
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("port ")) {
                    return Optional.of(new Solr(process, URI.create("http://127.0.0.1:" + line.substring(5))));
                }
            }
            throw new IllegalStateException("Solr did not start: " + home.resolve("errors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    Contender contender(long redisPid, Turns turns) {
        return new Contender("Solr, same shell", address, List.of(process.pid(), redisPid), turns);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
