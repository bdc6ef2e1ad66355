package io.sessionsuite.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a server leaves the terminal's process group: through {@code setsid} where the system has it, so that it stays a
 * child of the JVM, which collects it when it ends; else by itself as a daemon.
 */
record Detachment(Optional<Path> setsid) {

    static final Detachment HERE = new Detachment(ProgramOnPath.all("setsid").findFirst());

    String daemonize() {
        return setsid.isPresent() ? "no" : "yes";
    }

    List<String> command(RedisBinary binary, Path configuration) {
        List<String> command = new ArrayList<>();
        setsid.ifPresent(path -> command.add(path.toString()));
        command.add(binary.path().toString());
        command.add(configuration.toString());
        return command;
    }
}
