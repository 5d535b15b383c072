package dev.latchkey.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Logs a condition that many requests may find: the first record at its level, all others at {@code DEBUG}. Thread-safe. */
public final class LogOnce {
    private final Logger logger;
    private final Level level;
    private final AtomicBoolean logged = new AtomicBoolean();

    /**
     * Prepares the record.
     *
     * @param logger where it is logged
     * @param level the level of the first record
     */
    public LogOnce(Logger logger, Level level) {
        this.logger = logger;
        this.level = level;
    }

    /** Logs a message. */
    public void log(Supplier<String> message) {
        logger.log(nextLevel(), message);
    }

    /** Logs a message with parameters, as {@link Logger#log(Level, String, Object...)} does. */
    public void log(String format, Object... parameters) {
        logger.log(nextLevel(), format, parameters);
    }

    /** Returns whether the first record was logged. */
    public boolean isLogged() {
        return logged.get();
    }

    private Level nextLevel() {
        return logged.compareAndSet(false, true) ? level : Level.DEBUG;
    }
}
