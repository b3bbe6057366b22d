package dev.doctorpatient.ai.interview;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while it is open, whatever its level, with every stack trace. */
final class LogLines extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level before = ROOT.getLevel();

    private LogLines() {}

    static LogLines captured() {
        var lines = new LogLines();
        lines.setLevel(Level.ALL);
        ROOT.addHandler(lines);
        ROOT.setLevel(Level.ALL);
        return lines;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord written) {
        var trace = new StringWriter();
        if (written.getThrown() != null) {
            written.getThrown().printStackTrace(new PrintWriter(trace));
        }
        lines.add(written.getLevel() + " " + written.getLoggerName() + " " + written.getMessage() + " "
                + List.of(written.getParameters() == null ? new Object[0] : written.getParameters()) + trace);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        ROOT.setLevel(before);
    }
}
