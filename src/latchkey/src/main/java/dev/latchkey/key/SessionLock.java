package dev.latchkey.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Locks a row of a table of HSQLDB without a transaction: the row names the session that holds it. A session that has ended holds
 * nothing any more, so a killed server leaves no lock behind.
 */
final class SessionLock {
    private static final String TABLE = "create table if not exists latchkey_schema_lock (id integer not null,"
            + " holder bigint, connected timestamp, constraint latchkey_schema_lock_pk primary key (id))";
    private static final String ROW = "insert into latchkey_schema_lock (id) select 1 from (values (0)) as one (n)"
            + " where not exists (select 1 from latchkey_schema_lock where id = 1)";

    private static final String TAKE = "update latchkey_schema_lock set holder = session_id(), connected = (select"
            + " s.connected from information_schema.system_sessions s where s.session_id = session_id()) where id = 1";

    /** Numbers of sessions begin anew when a database is opened, so that the time of the connection belongs to them. */
    private static final String FREE = " and (holder is null or not exists (select 1"
            + " from information_schema.system_sessions s where s.session_id = latchkey_schema_lock.holder"
            + " and s.connected = latchkey_schema_lock.connected))";

    private static final String RELEASE =
            "update latchkey_schema_lock set holder = null where id = 1 and holder = session_id()";

    /** Somebody else has just made the row. */
    private static final String DUPLICATE = "23505";

    private final Connection connection;

    SessionLock(Connection connection) {
        this.connection = connection;
    }

    /** Tries to take the lock. Returns whether the session holds it. */
    boolean take() throws SQLException {
        try {
            execute(TABLE);
            execute(ROW);
            boolean taken = execute(TAKE + FREE) == 1;
            connection.commit();
            return taken;
        } catch (SQLException failure) {
            connection.rollback();
            if (!DUPLICATE.equals(failure.getSQLState())) {
                throw failure;
            }
            return false;
        }
    }

    void release() throws SQLException {
        execute(RELEASE);
        connection.commit();
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
