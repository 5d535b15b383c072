package dev.latchkey.key;

import dev.latchkey.Fake;
import dev.latchkey.Scope;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Catalogue;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
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

    final DataSource dataSource;
    final List<KeysChanged> changes = new ArrayList<>();
    final List<Object> events = new ArrayList<>();
    final Settings settings;
    final Digester digester;
    final JpaKeyStore store;
    final KeyManagement management;
    final StoredApiKeys keys;

    KeyStoreFixture() {
        this(Settings.of(Map.of(
                "latchkey.keys",
                "id=" + CONFIGURED_ID + " digest=sha256:" + "0123456789abcdef".repeat(4)
                        + " application=shop scopes=")));
    }

    KeyStoreFixture(Settings settings) {
        this(settings, H2Template.copy());
    }

    /** Over an empty database of any kind. */
    KeyStoreFixture(Settings settings, DataSource dataSource) {
        this.dataSource = dataSource;
        this.settings = settings;
        digester = new Digester(settings.keys().peppers());
        RowSigner signer =
                new RowSigner(settings.keys().peppers(), settings.keys().pepperMigration());
        store = new JpaKeyStore(Database.over(dataSource, settings), digester, signer);
        management = management(store, digester);
        keys = new StoredApiKeys(store, configured(), management, new Propagation(store, settings));
    }

    private ConfiguredKeys configured() {
        return new ConfiguredKeys(settings.keys().configured());
    }

    /** Management over a store, which may be that of another server over the same database. */
    KeyManagement management(JpaKeyStore over, Digester by) {
        Catalogue catalogue = Catalogue.of(List.of(Scopes.class.getAnnotationsByType(Scope.class)), List.of());
        return new KeyManagement(over, configured(), by, catalogue, settings, told());
    }

    /** The store of another server over the same database. */
    JpaKeyStore storeOf(Digester by, RowSigner signer) {
        return new JpaKeyStore(store.database, by, signer);
    }

    /** Where observers are notified. */
    @SuppressWarnings("unchecked")
    Event<Object> told() {
        return Fake.of((Class<Event<Object>>) (Class<?>) Event.class)
                .does(Event<Object>::fire, (Object event) -> {
                    if (event instanceof KeysChanged change) {
                        changes.add(change);
                    } else {
                        events.add(event);
                    }
                })
                .build();
    }

    /** Changes wait for one another, on a busy machine for longer than the two seconds of H2. */
    static JdbcDataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
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

    /** What has changed since an entry of the audit trail. */
    KeyChanges changesSince(long epoch) {
        List<String> hash = column("select hash from latchkey_audit where number = " + epoch);
        return store.changesSince(epoch, hash.isEmpty() ? "" : hash.get(0));
    }

    /** A page of the audit trail, newest first. */
    List<AuditEntry> audit(Optional<String> application, long before, int limit) {
        return new AuditTrail(store).page(AuditQuery.page(application, before, limit));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store.database.close();
        if (dataSource instanceof JdbcDataSource) {
            execute("shutdown");
        }
    }
}
