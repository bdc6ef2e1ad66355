package io.sessionsuite.auth.fusion;

import io.sessionsuite.embedded.EmbeddedRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients send to Redis, as Redis sees it; commands inside scripts are left out. */
final class RedisMonitor implements AutoCloseable {

    private static final Pattern COMMAND = Pattern.compile("\\+[0-9.]+ \\[\\d+ (\\S+)] \"(\\w+)\"(.*)");

    private final EmbeddedRedis redis;
    private final Socket socket;
    private final BufferedReader lines;

    RedisMonitor(EmbeddedRedis redis) {
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

    /** The commands so far, the name in upper case, the arguments quoted as Redis shows them. */
    List<String> commands() {
        String marker = UUID.randomUUID().toString();
        redis.command("PING", marker);
        List<String> commands = new ArrayList<>();
        try {
            for (String line = lines.readLine(); !line.contains(marker); line = lines.readLine()) {
                Matcher command = COMMAND.matcher(line);
                if (command.matches() && !command.group(1).equals("lua")) {
                    commands.add(command.group(2).toUpperCase(Locale.ROOT) + command.group(3));
                }
            }
            return commands;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        if (!lines.readLine().equals("+OK")) {
            throw new IOException("Redis refused " + command);
        }
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
