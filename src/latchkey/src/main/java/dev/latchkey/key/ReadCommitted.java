package dev.latchkey.key;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Hands out connections of a data source whose statements see what was committed before them, whatever isolation the pool has set:
 * our locks count on that. A connection goes back to the pool with the isolation that it had.
 *
 * <p>Connections to PostgreSQL are handed out as they are: {@link Database} sets the isolation of each transaction there, which
 * needs no statement to set it back.
 */
final class ReadCommitted {
    private static final int ISOLATION = Connection.TRANSACTION_READ_COMMITTED;

    private ReadCommitted() {}

    /** Wraps a data source. */
    static DataSource over(DataSource pool) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(pool, method, arguments);
            return result instanceof Connection connection ? readCommitted(connection) : result;
        });
    }

    private static Connection readCommitted(Connection connection) throws SQLException {
        try {
            if (Dialect.of(connection).equals(Optional.of(Dialect.POSTGRESQL))) {
                return connection;
            }
            int before = connection.getTransactionIsolation();
            if (before == ISOLATION) {
                return connection;
            }
            connection.setTransactionIsolation(ISOLATION);
            return proxy(Connection.class, (proxy, method, arguments) -> {
                if (method.getName().equals("close") && !connection.isClosed()) {
                    connection.setTransactionIsolation(before);
                }
                return call(connection, method, arguments);
            });
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(ReadCommitted.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
