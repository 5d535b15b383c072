package dev.latchkey.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Locks the one row of a table of H2 or Derby until the end of a transaction; makes both where they are missing. */
final class RowLock {
    private static final String TABLE =
            "create table latchkey_schema_lock (id integer not null, constraint latchkey_schema_lock_pk primary key (id))";
    private static final String ROW = "insert into latchkey_schema_lock (id) values (1)";
    private static final String HOLD = "update latchkey_schema_lock set id = 1 where id = 1";

    /** The table is missing: of H2, then of Derby. */
    private static final Set<String> MISSING = Set.of("42S02", "42S03", "42S04", "42X05");

    /** A row or table that is locked, or that somebody else has just made: of H2, then of Derby. */
    private static final Set<String> BUSY =
            Set.of("HYT00", "40001", "90131", "23505", "42S01", "40XL1", "40XL2", "X0Y32");

    private RowLock() {}

    /** Tries to take the lock. Returns whether the transaction holds it. */
    static boolean take(Connection connection) throws SQLException {
        try {
            if (execute(connection, HOLD) == 1) {
                return true;
            }
            execute(connection, ROW);
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            if (MISSING.contains(failure.getSQLState())) {
                make(connection);
            } else if (!BUSY.contains(failure.getSQLState())) {
                throw failure;
            }
        }
        return false;
    }

    private static void make(Connection connection) throws SQLException {
        try {
            execute(connection, TABLE);
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            if (!BUSY.contains(failure.getSQLState())) {
                throw failure;
            }
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
