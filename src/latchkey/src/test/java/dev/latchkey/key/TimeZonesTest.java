package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.config.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Points in time are the same for every reader of the tables, whatever time zone a server or a session has. */
class TimeZonesTest {
    private static final Settings CREATE = Settings.of(Map.of("latchkey.schema", "create"));
    private static final int VERSION_BEFORE = 4;

    private final TimeZone before = TimeZone.getDefault();

    static Stream<DataSource> databases() {
        return Stream.of(KeyStoreFixture.database(), SharedPostgres.database());
    }

    @BeforeEach
    void beInBerlin() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void goBack() {
        TimeZone.setDefault(before);
    }

    /** 02:30 of that night there is none in Berlin: a column without a zone held 03:30 instead. */
    @ParameterizedTest
    @MethodSource("databases")
    void times_thatAreSkippedByTheLocalClock_areKept(DataSource database) throws SQLException {
        Instant time = Instant.parse("2026-03-29T02:30:00.123456Z");
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        String id = fixture.store
                .change(Actor.SYSTEM, "trying", change -> {
                    change.add(new DescribedApplication("shop", "The shop", time));
                    return "shop";
                })
                .result();

        assertThat(fixture.store.application(id).orElseThrow().created()).isEqualTo(time);
        assertThat(created(database, "latchkey_application")).isEqualTo(time);
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        assertThat(fixture.store.application(id).orElseThrow().created()).isEqualTo(time);
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void upgrade_keepsEveryPointInTime(DataSource database) throws SQLException {
        older(database, "insert into latchkey_application values ('shop', 'Shop', timestamp '2026-03-29 02:30:00', 1)");
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);

        assertThat(created(database, "latchkey_application")).isEqualTo(Instant.parse("2026-03-29T02:30:00Z"));
        assertThat(fixture.store.application("shop").orElseThrow().created())
                .isEqualTo(Instant.parse("2026-03-29T02:30:00Z"));
        fixture.store.database.close();

        // Once more, as somebody does who is not sure whether it was done.
        try (Connection connection = database.getConnection()) {
            Migration.ALL.get(VERSION_BEFORE).apply(connection, dialect(database));
        }
        assertThat(created(database, "latchkey_application")).isEqualTo(Instant.parse("2026-03-29T02:30:00Z"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void upgrade_besideAnOlderServer_stopsTheDeployment(DataSource database) throws SQLException {
        String utc = dialect(database) == Dialect.H2
                ? "dateadd(second, -30, cast(current_timestamp at time zone 'UTC' as timestamp))"
                : "current_timestamp at time zone 'UTC' - interval '30' second";
        older(database, "set time zone 'UTC'; insert into latchkey_node values ('older', 7, " + utc + ")");

        assertThatThrownBy(() -> new Schema(database, CREATE).prepare())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("R__latchkey_05_time_zones.sql")
                .hasMessageContaining("older")
                .hasMessageContaining("Stop all servers");

        execute(database, "update latchkey_node set seen = seen - interval '10' minute");
        new Schema(database, CREATE).prepare();
    }

    /** A server whose clock was ten minutes ahead took the others for dead, and waited for nobody. */
    @ParameterizedTest
    @MethodSource("databases")
    void servers_areKnownByTheClockOfTheDatabase(DataSource database) throws SQLException {
        List<Object> sent = new CopyOnWriteArrayList<>();
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, recording(DataSource.class, database, sent));
        fixture.store.confirm("one", 1);
        execute(database, "update latchkey_node set seen = seen - interval '9' minute");

        fixture.store.confirm("other", 2);
        fixture.store.confirm("other", 2);

        assertThat(fixture.store.haveAllConfirmed(2)).isFalse();
        assertThat(sent).contains("other").noneMatch(TimeZonesTest::isTime);

        execute(database, "update latchkey_node set seen = seen - interval '2' minute where id = 'one'");
        fixture.store.confirm("other", 2);
        assertThat(fixture.store.haveAllConfirmed(2)).isTrue();
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void uses_neverGoBackInTime(DataSource database) {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String id = fixture.management
                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of()), Optional.empty())
                .made()
                .key()
                .id();
        Instant last = Instant.parse("2026-10-25T00:30:00Z");

        fixture.store.add(List.of(new KeyUse(id, last, 1)));
        fixture.store.add(List.of(new KeyUse(id, last.minusSeconds(3600), 1)));

        assertThat(fixture.store.uses(List.of(id)).get(id)).isEqualTo(new KeyUse(id, last, 2));
        fixture.store.database.close();
    }

    private static boolean isTime(Object value) {
        return value instanceof Date
                || value instanceof Temporal
                || String.valueOf(value).matches(".*\\d\\d:\\d\\d:.*");
    }

    /** Notes what is handed to the driver, at any depth. */
    private static <T> T recording(Class<T> type, Object real, List<Object> sent) {
        return type.cast(Proxy.newProxyInstance(
                TimeZonesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null) {
                        sent.addAll(Arrays.asList(arguments));
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return Set.of(Connection.class, PreparedStatement.class, Statement.class)
                                        .contains(method.getReturnType())
                                ? recording(method.getReturnType(), result, sent)
                                : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private static void older(DataSource database, String row) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (Migration migration : Migration.ALL.subList(0, VERSION_BEFORE)) {
                migration.apply(connection, dialect(database));
            }
            for (String sql : row.split("; ")) {
                execute(connection, sql);
            }
        }
    }

    private static Dialect dialect(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Dialect.of(connection).orElseThrow();
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Instant created(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select created from " + table)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
