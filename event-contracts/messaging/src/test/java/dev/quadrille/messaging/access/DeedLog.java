package dev.quadrille.messaging.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is written of the deeds of staff while it is open. */
public final class DeedLog extends Handler implements AutoCloseable {

    private static final Logger DEEDS = Logger.getLogger("dev.quadrille.deeds");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public static DeedLog open() {
        DeedLog log = new DeedLog();
        DEEDS.addHandler(log);
        return log;
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage().formatted(line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        DEEDS.removeHandler(this);
    }
}
