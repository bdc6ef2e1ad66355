package io.sessionsuite.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Executables the environment offers. */
record ProgramOnPath(String name) {

    static Stream<Path> all(String name) {
        return new ProgramOnPath(name).places();
    }

    private Stream<Path> places() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
