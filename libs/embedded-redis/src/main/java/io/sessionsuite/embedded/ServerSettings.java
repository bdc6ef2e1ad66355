package io.sessionsuite.embedded;

import java.nio.file.Path;
import java.util.Map;

/** What a server is told in its configuration file. */
record ServerSettings(int port, String password, Persistence persistence, Map<String, String> more) {

    private static final String FIXED = """
            bind 127.0.0.1
            protected-mode yes
            set-proc-title no
            save ""
            maxmemory-policy noeviction
            hash-max-listpack-value 512
            enable-debug-command no
            enable-module-command no
            """;

    String text(DataDirectory directory) {
        StringBuilder text = new StringBuilder(FIXED);
        text.append("port ").append(port).append('\n');
        text.append("requirepass ").append(password).append('\n');
        text.append("masterauth ").append(password).append('\n');
        text.append("dir ").append(quoted(directory.path())).append('\n');
        text.append("pidfile ").append(quoted(directory.pidFile())).append('\n');
        text.append("logfile ").append(quoted(directory.log())).append('\n');
        text.append("daemonize ").append(Detachment.HERE.daemonize()).append('\n');
        text.append(persistence.directives());
        more.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
        return text.toString();
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
