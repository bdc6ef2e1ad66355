package io.sessionsuite.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** An executable of the machine. */
record Program(Path path) {

    /** That of the system property {@code load.NAME}, else the one on PATH; missing otherwise. */
    static Program named(String name) {
        String property = "load." + name;
        String named = System.getProperty(property);
        if (named != null) {
            return at(Path.of(named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new)
                .orElseThrow(
                        () -> new PeerMissingException("no " + name + " on PATH and no -D" + property + "=PROGRAM"));
    }

    static Program at(Path path) {
        if (!Files.isExecutable(path)) {
            throw new PeerMissingException("no program " + path);
        }
        return new Program(path);
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(path.toString());
        command.addAll(arguments);
        return command;
    }

    /** Runs it to its end; missing if it fails. Its output goes to the log. */
    void run(Path folder, Path log, String... arguments) {
        run(command(List.of(arguments)), folder, log);
    }

    static void run(List<String> command, Path folder, Path log) {
        try {
            int exit = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new PeerMissingException("'" + String.join(" ", command) + "' failed, see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
