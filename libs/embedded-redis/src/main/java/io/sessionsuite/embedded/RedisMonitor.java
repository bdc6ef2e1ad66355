package io.sessionsuite.embedded;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients send to a server, as it sees it: commands inside scripts, pings and hand-shakes are left out. */
public final class RedisMonitor implements AutoCloseable {

    private static final Pattern COMMAND = Pattern.compile("\\+[0-9.]+ \\[\\d+ (\\S+)] \"(\\w+)\"(.*)");
    private static final Set<String> HOUSEKEEPING = Set.of("PING", "AUTH", "HELLO", "CLIENT", "INFO", "CONFIG");

    private final EmbeddedRedis redis;
    private final Socket socket;
    private final BufferedReader lines;

    public RedisMonitor(EmbeddedRedis redis) {
        this.redis = redis;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
            socket.setSoTimeout(10_000);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            send("AUTH " + redis.password());
            send("MONITOR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands since the last call: the name in upper case, then the arguments quoted as Redis shows them. */
    public List<String> commands() {
        String marker = UUID.randomUUID().toString();
        redis.command("PING", marker);
        List<String> commands = new ArrayList<>();
        try {
            for (String line = line(); !line.contains(marker); line = line()) {
                Matcher command = COMMAND.matcher(line);
                if (command.matches() && !command.group(1).equals("lua")) {
                    commands.add(command.group(2).toUpperCase(Locale.ROOT) + command.group(3));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands.removeIf(command -> HOUSEKEEPING.contains(name(command)));
        return commands;
    }

    /** The names of the commands since the last call. */
    public List<String> names() {
        return commands().stream().map(RedisMonitor::name).toList();
    }

    private static String name(String command) {
        return command.split(" ", 2)[0];
    }

    private void send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        if (!line().equals("+OK")) {
            throw new IOException("Redis refused " + command);
        }
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new EOFException("Redis closed the connection");
        }
        return line;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
