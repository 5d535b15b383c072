package dev.latchkey.key;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    /** Locks of MariaDB and MySQL have a name of 64 characters at most, which all databases of a server share. */
    private static final String NAME = "concat('latchkey.', md5(database()))";

    private final DataSource dataSource;
    private final Dialect dialect;

    SchemaLock(DataSource dataSource, Dialect dialect) {
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
        switch (dialect) {
            case POSTGRESQL -> holdInTransaction(work);
            case MARIADB, MYSQL -> holdByName(work);
            case HSQLDB -> holdBySession(work);
            // Derby makes tables in transactions, too.
            case DERBY ->
                inTransaction(connection -> {
                    awaitRow(connection);
                    work.run(connection);
                });
            // H2 commits each statement of DDL, which ends the locks of its connection: a second one holds the lock.
            default ->
                inTransaction(holder -> {
                    awaitRow(holder);
                    inTransaction(work);
                });
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

    /** MariaDB and MySQL commit each statement of DDL, but have locks that belong to a connection. */
    private void holdByName(Work work) throws SQLException {
        inTransaction(connection -> {
            if (ask(connection, "select get_lock(" + NAME + ", " + PATIENCE.toSeconds() + ")") != 1) {
                throw held("the lock latchkey.…");
            }
            try {
                work.run(connection);
            } finally {
                ask(connection, "select release_lock(" + NAME + ")");
            }
        });
    }

    /** HSQLDB lets no statement of DDL run while another connection is in a transaction, so the row names the connection. */
    private void holdBySession(Work work) throws SQLException {
        inTransaction(connection -> {
            SessionLock lock = new SessionLock(connection);
            await(lock::take);
            try {
                work.run(connection);
                connection.commit();
            } finally {
                lock.release();
            }
        });
    }

    /** Waits until {@code connection} holds a row of a table of its own, which is made once and never altered. */
    private void awaitRow(Connection connection) throws SQLException {
        await(() -> RowLock.take(connection));
    }

    /** Something that is tried until it succeeds. */
    private interface Attempt {
        boolean succeeds() throws SQLException;
    }

    private static void await(Attempt attempt) throws SQLException {
        long began = System.nanoTime();
        while (!attempt.succeeds()) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw held("the row of latchkey_schema_lock");
            }
            pause();
        }
    }

    private static SQLException held(String what) {
        return new SQLException("another server has been creating the tables for keys for " + PATIENCE.toSeconds()
                + " s (it holds " + what + ")");
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

    private static int ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
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
