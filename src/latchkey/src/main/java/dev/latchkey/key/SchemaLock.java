package dev.latchkey.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Lets one server or web application at a time make tables in a database. The lock ends with the connection that holds it, so
 * that a server that is killed leaves none behind, and it does not depend on the tables that are made under it.
 */
final class SchemaLock {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 20;

    /** The letters "latchkey" as a number: advisory locks of PostgreSQL have nothing but a number for a name. */
    private static final long NUMBER = 0x6c617463686b6579L;

    private static final String TABLE = "create table if not exists latchkey_schema_lock ("
            + "id integer not null, constraint latchkey_schema_lock_pk primary key (id))";
    private static final String ROW = "insert into latchkey_schema_lock (id)"
            + " select 1 where not exists (select 1 from latchkey_schema_lock where id = 1)";
    private static final String HOLD = "select id from latchkey_schema_lock where id = 1 for update";

    /** H2: a lock was not to be had in time, a deadlock, a concurrent update, and a row or table that somebody else has just made. */
    private static final Set<String> BUSY = Set.of("HYT00", "40001", "90131", "23505", "42S01");

    private final DataSource dataSource;
    private final String dialect;

    SchemaLock(DataSource dataSource, String dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /** Makes tables on the connection that it is given, in a transaction that is committed afterwards. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    /**
     * Waits for the lock and runs {@code work} under it.
     *
     * @throws SQLException if the work fails, or somebody else holds the lock for two minutes
     */
    void hold(Work work) throws SQLException {
        if (dialect.equals("postgresql")) {
            holdInTransaction(work);
        } else {
            holdByRow(work);
        }
    }

    /** PostgreSQL makes tables in transactions, so that one transaction holds the lock and makes all of them or none. */
    private void holdInTransaction(Work work) throws SQLException {
        inTransaction(connection -> {
            // A snapshot of before the lock was had would not show what its last holder made.
            execute(connection, "set transaction isolation level read committed");
            execute(connection, "set local lock_timeout = " + PATIENCE.toMillis());
            // Or a server that is stopped in the middle of it would keep all others from starting.
            execute(connection, "set local idle_in_transaction_session_timeout = " + PATIENCE.toMillis());
            execute(connection, "select pg_advisory_xact_lock(" + NUMBER + ")");
            work.run(connection);
        });
    }

    /**
     * H2 commits each statement of DDL, which ends the locks of its connection. So a second connection holds the lock: a row of a
     * table of its own, which is made once and never altered.
     */
    private void holdByRow(Work work) throws SQLException {
        inTransaction(holder -> {
            long began = System.nanoTime();
            while (!hasRow(holder)) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new SQLException("another server has been creating the tables for keys for "
                            + PATIENCE.toSeconds() + " s (it holds the row of latchkey_schema_lock)");
                }
                pause();
            }
            inTransaction(work);
        });
    }

    private static boolean hasRow(Connection holder) throws SQLException {
        try {
            execute(holder, TABLE);
            execute(holder, ROW);
            holder.commit();
            execute(holder, HOLD);
            return true;
        } catch (SQLException failure) {
            holder.rollback();
            if (!BUSY.contains(failure.getSQLState())) {
                throw failure;
            }
            return false;
        }
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for the server that creates the tables for keys", interrupted);
        }
    }
}
