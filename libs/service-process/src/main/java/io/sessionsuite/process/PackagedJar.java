package io.sessionsuite.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runnable jar of a module of this project, found from the directory a test runs in. */
record PackagedJar(Path path) {

    static PackagedJar of(String module) {
        Path relative = Path.of("target", "quarkus-app", "quarkus-run.jar");
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path jar = folder.resolve(module).resolve(relative);
            if (Files.exists(jar)) {
                return new PackagedJar(jar);
            }
        }
        throw new IllegalStateException(module + " is not packaged: no " + relative + " above " + here);
    }

    List<String> command(List<String> jvmFlags, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.add("-Dvertx.disableURIValidation=true");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(path.toString());
        return command;
    }
}
