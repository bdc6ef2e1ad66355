package io.sessionsuite.auth.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything the application logs while this is open, messages with their parameters and traces. */
public final class LogBook extends Handler {

    private static final Logger ROOT = Logger.getLogger("");
    private static final PatternFormatter FORMAT = new PatternFormatter("%c %m%n");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogBook() {}

    public static LogBook open() {
        LogBook book = new LogBook();
        ROOT.addHandler(book);
        return book;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines of the audit trail. */
    public List<String> audit() {
        return lines.stream()
                .filter(line -> line.startsWith("audit "))
                .map(line -> line.substring("audit ".length()))
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(FORMAT.format(ExtLogRecord.wrap(record)).strip());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
