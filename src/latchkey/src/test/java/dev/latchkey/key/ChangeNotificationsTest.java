package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.config.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server hears of a change by another one at once, and does without where it cannot. */
class ChangeNotificationsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SLICE = Duration.ofMillis(200);

    private final DataSource database = SharedPostgres.database();
    private final AtomicInteger heard = new AtomicInteger();
    private ChangeNotifications listener;
    private Thread thread;

    private void listen(DataSource pool) {
        listener = new ChangeNotifications(pool, heard::incrementAndGet, SLICE);
        thread = new Thread(listener);
        thread.start();
    }

    private void awaitListening() {
        await().atMost(LONG).until(listener::isListening);
    }

    @AfterEach
    void end() throws InterruptedException {
        listener.end();
        thread.join();
    }

    private static KeyStoreFixture server(DataSource database, String notify) {
        return new KeyStoreFixture(
                Settings.of(Map.of(
                        "latchkey.schema", "create",
                        "latchkey.datasource", "jdbc/keys",
                        "latchkey.revocation.notify", notify)),
                database);
    }

    @Test
    void changeByAnotherServer_isHeard() {
        KeyStoreFixture other = server(database, "true");
        listen(database);
        awaitListening();
        int before = heard.get();
        other.keys.createApplication("shop", "The shop");
        other.keys.issue("shop", "For imports", Set.of());
        await().atMost(LONG).until(() -> heard.get() > before);
    }

    @Test
    void whatChangesNoKey_isNotAnnounced() throws SQLException {
        KeyStoreFixture other = server(database, "true");
        listen(database);
        awaitListening();
        int before = heard.get();
        other.store.confirm("node", 0);
        // Notifications come in the order of commits.
        announce();
        await().atMost(LONG).until(() -> heard.get() > before);
        assertThat(heard.get()).isEqualTo(before + 1);
    }

    @Test
    void switchedOff_nothingIsAnnouncedOrHeard() throws SQLException {
        KeyStoreFixture other = server(database, "false");
        assertThat(other.store.notifications(heard::incrementAndGet)).isEmpty();
        listen(database);
        awaitListening();
        int before = heard.get();
        other.keys.createApplication("shop", "The shop");
        other.keys.issue("shop", "For imports", Set.of());
        announce();
        await().atMost(LONG).until(() -> heard.get() > before);
        assertThat(heard.get()).isEqualTo(before + 1);
    }

    @Test
    void otherDatabases_areOnlyPolled() {
        listen(database);
        assertThat(new KeyStoreFixture().store.notifications(heard::incrementAndGet))
                .isEmpty();
    }

    private void announce() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ChangeNotifications.ANNOUNCE);
        }
    }

    @Test
    void lostConnection_isOpenedAgain_andWhatMayHaveBeenMissedIsHeeded() throws SQLException {
        listen(database);
        awaitListening();
        int before = heard.get();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where pid <> pg_backend_pid() and datname = current_database()");
        }
        await().atMost(LONG).until(() -> heard.get() > before && listener.isListening());
        int after = heard.get();
        announce();
        await().atMost(LONG).until(() -> heard.get() > after);
    }

    /** As most pools do. */
    @Test
    void connectionThatAPoolWraps_isUnwrapped() throws SQLException {
        listen(wrapping((method, connection) -> method.getName().equals("unwrap") ? connection : null));
        awaitListening();
    }

    /** As some pools do; what describes the database leads to the driver then. */
    @Test
    void connectionThatAPoolDoesNotGiveAway_isFoundAllTheSame() {
        listen(wrapping((method, connection) -> method.getName().equals("isWrapperFor") ? false : null));
        awaitListening();
    }

    @Test
    void poolThatHidesTheDriver_isGivenUp() throws InterruptedException {
        listen(wrapping((method, connection) -> switch (method.getName()) {
            case "isWrapperFor" -> false;
            case "getMetaData" ->
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {java.sql.DatabaseMetaData.class},
                        (proxy, asked, arguments) -> null);
            default -> null;
        }));
        thread.join();
        assertThat(listener.isListening()).isFalse();
    }

    /** As behind a PgBouncer that hands its connections from transaction to transaction. */
    @Test
    void connectionOnWhichNothingArrives_isGivenUp_andGivenBack() throws InterruptedException {
        AtomicInteger closed = new AtomicInteger();
        listen(wrapping((method, connection) -> {
            if (method.getName().equals("close")) {
                closed.incrementAndGet();
            }
            return method.getName().equals("createStatement") ? deaf(connection) : null;
        }));
        thread.join();
        assertThat(listener.isListening()).isFalse();
        assertThat(closed)
                .as("the connection that listened, and the one that announced")
                .hasValue(2);
    }

    private static Statement deaf(Connection connection) {
        return (Statement) Proxy.newProxyInstance(
                ChangeNotificationsTest.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> {
                    boolean listens =
                            arguments != null && String.valueOf(arguments[0]).startsWith("listen");
                    try (Statement statement = connection.createStatement()) {
                        return listens || method.getName().equals("close")
                                ? closed(method)
                                : method.invoke(statement, arguments);
                    }
                });
    }

    private static Object closed(Method method) {
        return method.getReturnType() == boolean.class ? true : null;
    }

    /** A pool whose connections answer otherwise where {@code answer} is not null. */
    private DataSource wrapping(BiFunction<Method, Connection, Object> answer) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = database.getConnection();
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (wrapper, called, given) -> {
                                Object other = answer.apply(called, connection);
                                try {
                                    return other != null ? other : called.invoke(connection, given);
                                } catch (InvocationTargetException failure) {
                                    throw failure.getCause();
                                }
                            });
                });
    }
}
