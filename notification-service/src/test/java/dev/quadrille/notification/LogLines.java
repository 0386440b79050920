package dev.quadrille.notification;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the whole service writes into its log while it is open. */
final class LogLines {

    private final Formatter format = new PatternFormatter("%p %c: %s");
    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(format.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LogLines() {}

    static LogLines open() {
        LogLines lines = new LogLines();
        lines.root.addHandler(lines.handler);
        return lines;
    }

    /** Each as {@code LEVEL logger: message}. */
    List<String> about(UUID order) {
        return lines.stream().filter(line -> line.contains(order.toString())).toList();
    }

    List<String> all() {
        return lines;
    }

    void close() {
        root.removeHandler(handler);
    }
}
