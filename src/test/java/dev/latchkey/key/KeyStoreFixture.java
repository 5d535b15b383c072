package dev.latchkey.key;

import dev.latchkey.Fakes;
import dev.latchkey.Scope;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Catalogue;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The key store over an empty database in memory, put together as CDI would. */
final class KeyStoreFixture implements AfterEachCallback {
    static final String CONFIGURED_ID = "0123456789AB";

    @Scope(name = "Inputs:Get")
    @Scope(name = "Inputs:Add", requires = "Inputs:Get")
    @Scope(name = "Concepts:Get")
    private static final class Scopes {}

    final JdbcDataSource dataSource = database();
    final List<KeysChanged> changes = new ArrayList<>();
    final JpaKeyStore store = new JpaKeyStore();
    final KeyManagement management = new KeyManagement();
    final Digester digester;
    final List<Object> events = new ArrayList<>();
    final StoredApiKeys keys = new StoredApiKeys();
    private final EntityManagerFactory factory;

    KeyStoreFixture() {
        this(Settings.of(Map.of(
                "latchkey.keys",
                "id=" + CONFIGURED_ID + " digest=sha256:" + "0123456789abcdef".repeat(4)
                        + " application=shop scopes=")));
    }

    KeyStoreFixture(Settings settings) {
        new Schema(dataSource, settings).prepare();
        factory = KeyUnit.factory(dataSource);
        store.database = new Database();
        set(store.database, "factory", factory);
        set(store.database, "postgres", Boolean.FALSE);
        digester = new Digester(settings.peppers());
        store.chainBy(digester);
        management.store = store;
        management.settings = settings;
        management.configured = new ConfiguredKeys(settings.keys());
        management.digester = digester;
        management.catalogue = Catalogue.of(List.of(Scopes.class.getAnnotationsByType(Scope.class)), List.of());
        management.events = told();
        keys.store = store;
        keys.configured = management.configured;
        keys.management = management;
        keys.propagation = new Propagation();
        keys.propagation.store = store;
        keys.propagation.settings = settings;
    }

    @SuppressWarnings("unchecked")
    private Event<Object> told() {
        return Fakes.of(
                Event.class,
                Map.of(
                        "fire",
                        arguments -> arguments[0] instanceof KeysChanged change
                                ? changes.add(change)
                                : events.add(arguments[0])));
    }

    private static void set(Object object, String name, Object value) {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(object, value);
        } catch (ReflectiveOperationException renamed) {
            throw new AssertionError(renamed);
        }
    }

    static JdbcDataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    /** Makes every use of the store fail from now on. */
    void breakDown() {
        execute("drop all objects");
    }

    void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The first column of all rows. */
    List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        factory.close();
        execute("shutdown");
    }
}
