package io.sessionsuite.embedded;

import java.nio.file.Path;

/**
 * A program of its own that holds a server while services are restarted again and again: starts it on the given data
 * directory, prints its address, and stops it when it is told to end or when the program that started it is gone.
 */
public final class DevelopmentRedis {

    private DevelopmentRedis() {}

    /** Takes one argument, the data directory. */
    public static void main(String... arguments) {
        try {
            EmbeddedRedis redis =
                    EmbeddedRedis.builder().dataDirectory(Path.of(arguments[0])).start();
            Runtime.getRuntime().addShutdownHook(new Thread(redis::close, "stop Redis"));
            System.out.println(redis.uri());
            System.out.close();
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
        } catch (EmbeddedRedisException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
