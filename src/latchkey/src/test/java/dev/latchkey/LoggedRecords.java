package dev.latchkey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what one class logs while a test runs. */
public final class LoggedRecords implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Collector();
    private final Logger logger;

    private LoggedRecords(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /** Collects the records of the logger that is named like the class. */
    public static LoggedRecords of(Class<?> type) {
        return new LoggedRecords(type.getName());
    }

    /** Collects the records of the logger of this name. */
    public static LoggedRecords of(String name) {
        return new LoggedRecords(name);
    }

    /** The messages of the errors, oldest first. */
    public List<String> errors() {
        return messages(Level.SEVERE);
    }

    /** The messages of the warnings, oldest first. */
    public List<String> warnings() {
        return messages(Level.WARNING);
    }

    private List<String> messages(Level level) {
        return records.stream()
                .filter(each -> each.getLevel().equals(level))
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    private final class Collector extends Handler {
        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
