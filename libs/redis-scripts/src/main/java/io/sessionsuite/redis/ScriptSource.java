package io.sessionsuite.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins a script with its includes: a line {@code -- include: module/name} is replaced by that file, once per script.
 */
final class ScriptSource {

    private static final Pattern INCLUDE = Pattern.compile("-- include: (\\S+)");

    private final Set<String> included = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private ScriptSource() {}

    static String read(String name) {
        ScriptSource source = new ScriptSource();
        source.append(name);
        return source.text.toString();
    }

    private void append(String name) {
        resource(name).lines().forEach(line -> {
            Matcher include = INCLUDE.matcher(line);
            if (!include.matches()) {
                text.append(line).append('\n');
            } else if (included.add(include.group(1))) {
                append(include.group(1));
            }
        });
    }

    private static String resource(String name) {
        String path = "/lua/" + name + ".lua";
        try (InputStream in = open(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No such script: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Services live in other jars than this class, so the context class loader (Quarkus' own) is asked first. */
    private static @Nullable InputStream open(String path) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        InputStream in = context == null ? null : context.getResourceAsStream(path.substring(1));
        return in != null ? in : ScriptSource.class.getResourceAsStream(path);
    }
}
