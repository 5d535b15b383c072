package dev.latchkey.key;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Learns from PostgreSQL that keys were changed, by any server, at the moment at which the change is committed.
 *
 * <p>Nothing that is promised depends on it: servers poll as well. It holds one connection of the pool, and gives up one through
 * which no notification arrives, as behind a PgBouncer in transaction mode.
 */
public final class ChangeNotifications implements Runnable {
    /** What every change announces when it is committed. */
    static final String ANNOUNCE = "notify latchkey";

    private static final Logger LOG = System.getLogger(ChangeNotifications.class.getName());
    private static final String LISTEN = "listen latchkey";
    private static final String UNLISTEN = "unlisten latchkey";
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int SLICES_OF_TRIAL = 5;
    private static final int QUIET_SLICES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final Runnable changed;
    private final Duration slice;
    private volatile boolean ended;
    private volatile boolean listening;

    /**
     * Prepares to listen.
     *
     * @param changed called after each change; returns soon
     */
    ChangeNotifications(DataSource dataSource, Runnable changed) {
        this(dataSource, changed, SLICE);
    }

    ChangeNotifications(DataSource dataSource, Runnable changed, Duration slice) {
        this.dataSource = dataSource;
        this.changed = changed;
        this.slice = slice;
    }

    /** Listens until {@link #end}, or until it is certain that nothing can be heard. */
    @Override
    public void run() {
        Duration pause = slice;
        while (!ended && !Thread.currentThread().isInterrupted()) {
            try (Connection connection = dataSource.getConnection()) {
                Optional<PostgresConnection> driver = PostgresConnection.of(connection);
                if (driver.isEmpty()) {
                    giveUp("the pool does not give away the connection of the driver");
                    return;
                }
                if (!listen(connection, driver.get())) {
                    return;
                }
            } catch (SQLException | RuntimeException lost) {
                LOG.log(Level.DEBUG, "The connection for notifications was lost, and is opened again", lost);
            }
            // After it has worked, the next attempt is soon, however often it was lost before.
            pause = listening ? slice : pause;
            listening = false;
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static void giveUp(String why) {
        LOG.log(
                Level.INFO,
                "Changes of keys on other servers are found by polling alone, because " + why
                        + ". To listen for notifications of PostgreSQL, use a pool or a proxy that passes them on.");
    }

    /** Returns whether it is worth while to try again when this connection has ended. */
    private boolean listen(Connection connection, PostgresConnection driver) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try {
            execute(connection, LISTEN);
            if (!hears(driver)) {
                if (!ended) {
                    giveUp("a notification that was sent as a trial did not arrive");
                }
                return false;
            }
            listening = true;
            // There may have been changes in the meantime.
            changed.run();
            hear(connection, driver);
            return true;
        } finally {
            restore(connection, before);
        }
    }

    /** A pool must not get back what goes on listening. */
    private static void restore(Connection connection, boolean autoCommit) throws SQLException {
        if (!connection.isClosed()) {
            execute(connection, UNLISTEN);
            connection.setAutoCommit(autoCommit);
        }
    }

    private boolean hears(PostgresConnection driver) throws SQLException {
        String trial = UUID.randomUUID().toString();
        try (Connection other = dataSource.getConnection()) {
            boolean before = other.getAutoCommit();
            other.setAutoCommit(true);
            execute(other, ANNOUNCE + ", '" + trial + "'");
            other.setAutoCommit(before);
        }
        for (int i = 0; i < SLICES_OF_TRIAL && !ended; i++) {
            if (driver.receive((int) slice.toMillis()).contains(trial)) {
                return true;
            }
        }
        return false;
    }

    private void hear(Connection connection, PostgresConnection driver) throws SQLException {
        int quiet = 0;
        while (!ended && !Thread.currentThread().isInterrupted()) {
            List<String> heard = driver.receive((int) slice.toMillis());
            if (!heard.isEmpty()) {
                quiet = 0;
                changed.run();
            } else if (++quiet == QUIET_SLICES) {
                quiet = 0;
                // A connection that is cut somewhere on the way is as quiet as one on which nothing happens.
                if (!connection.isValid((int) Math.max(1, slice.toSeconds()))) {
                    throw new SQLException("The connection for notifications does not respond");
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause(Duration time) {
        try {
            for (long left = time.toMillis(); left > 0 && !ended; left -= slice.toMillis()) {
                Thread.sleep(Math.min(left, slice.toMillis()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a change will be heard of. */
    boolean isListening() {
        return listening;
    }

    /** Ends it, within a second. */
    public void end() {
        ended = true;
    }
}
