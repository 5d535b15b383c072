package dev.latchkey.key;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Receives notifications through the JDBC driver of PostgreSQL, behind whatever a pool wraps around its connections.
 *
 * <p>By reflection: the driver is a library of the server or of the web application, and often visible to neither us nor the thread.
 */
final class PostgresConnection {
    private static final String DRIVER = "org.postgresql.PGConnection";
    private static final String NOTIFICATION = "org.postgresql.PGNotification";

    private final Object connection;
    private final Method receive;
    private final Method parameter;

    private PostgresConnection(Object connection, Class<?> type) throws ReflectiveOperationException {
        this.connection = connection;
        receive = type.getMethod("getNotifications", int.class);
        parameter = Class.forName(NOTIFICATION, false, type.getClassLoader()).getMethod("getParameter");
    }

    /** Finds the driver's connection; empty if the pool does not give it away, or the driver is another. */
    static Optional<PostgresConnection> of(Connection pooled) throws SQLException {
        DatabaseMetaData data = pooled.getMetaData();
        for (ClassLoader loader : loaders(data)) {
            try {
                Class<?> type = Class.forName(DRIVER, false, loader);
                for (Object candidate : candidates(pooled, data, type)) {
                    if (type.isInstance(candidate)) {
                        return Optional.of(new PostgresConnection(candidate, type));
                    }
                }
            } catch (ReflectiveOperationException | LinkageError notThere) {
                // Another loader may have it.
            }
        }
        return Optional.empty();
    }

    private static List<ClassLoader> loaders(DatabaseMetaData data) {
        return Stream.of(
                        Thread.currentThread().getContextClassLoader(),
                        PostgresConnection.class.getClassLoader(),
                        data.getClass().getClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<Object> candidates(Connection pooled, DatabaseMetaData data, Class<?> type) {
        List<Object> found = new ArrayList<>(List.of(pooled));
        try {
            if (pooled.isWrapperFor(type)) {
                found.add(pooled.unwrap(type));
            }
        } catch (SQLException | AbstractMethodError notGivenAway) {
            // The description of the database may still be an object of the driver.
        }
        try {
            found.add(data.getConnection());
        } catch (SQLException | AbstractMethodError notGivenAway) {
            // Then there is no way.
        }
        return found;
    }

    /** Waits for notifications, and returns what they say; empty after {@code millis} without one. */
    List<String> receive(int millis) throws SQLException {
        try {
            Object[] received = (Object[]) receive.invoke(connection, millis);
            List<String> said = new ArrayList<>();
            for (Object element : received == null ? new Object[0] : received) {
                said.add((String) parameter.invoke(element));
            }
            return said;
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof SQLException lost ? lost : new SQLException(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new SQLException(impossible);
        }
    }
}
