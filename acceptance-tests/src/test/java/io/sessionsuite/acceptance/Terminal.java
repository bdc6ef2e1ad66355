package io.sessionsuite.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A shell that runs one command after the other and tells what each printed. */
final class Terminal implements AutoCloseable {

    private static final char MARK = '\036';

    private final Process bash;
    private final Writer keyboard;
    private final BufferedReader screen;

    Terminal(Path folder) throws IOException {
        bash = new ProcessBuilder("bash")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        keyboard = new OutputStreamWriter(bash.getOutputStream(), StandardCharsets.UTF_8);
        screen = new BufferedReader(new InputStreamReader(bash.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What the command printed, without blanks around it. */
    String run(String command) {
        try {
            keyboard.write(command + "\nprintf '\\036'\n");
            keyboard.flush();
            StringBuilder printed = new StringBuilder();
            for (int next = screen.read(); next != MARK; next = screen.read()) {
                if (next < 0) {
                    throw new IllegalStateException("The shell ended in: " + command);
                }
                printed.append((char) next);
            }
            return printed.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bash.destroyForcibly();
    }
}
