package dev.latchkey.key;

import dev.latchkey.ApiKeys;
import dev.latchkey.Fake;
import dev.latchkey.Scope;
import dev.latchkey.Secret;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Catalogue;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;

/** The beans of the key store over an empty database in memory, for tests of other packages. */
public final class ManagedStore implements AutoCloseable {
    /** What observers were notified of. */
    public final List<Object> events = new ArrayList<>();

    /** The address of the database for JDBC. */
    public final String url;

    public final Settings settings;
    private final JdbcDataSource dataSource;
    public final ConfiguredKeys configured;
    public final Digester digester;
    public final Catalogue catalogue;
    public final JpaKeyStore store;
    public final KeyManagement management;
    public final ApplicationManagement applications;
    public final LeakedKeys leaked;
    public final KeyFinder finder;

    /** Opens it for a web application with these scopes besides those that manage keys. */
    public ManagedStore(Settings settings, List<Scope> scopes) {
        this.settings = settings;
        configured = new ConfiguredKeys(settings.keys().configured());
        digester = new Digester(settings.keys().peppers());
        catalogue = Catalogue.of(scopes, List.of());
        RowSigner signer =
                new RowSigner(settings.keys().peppers(), settings.keys().pepperMigration());
        dataSource = KeyStoreFixture.database();
        url = dataSource.getURL();
        store = new JpaKeyStore(Database.over(dataSource, settings), digester, signer);
        Event<Object> observers = observers();
        management = new KeyManagement(store, configured, digester, catalogue, settings, observers);
        applications = new ApplicationManagement(management);
        leaked = new LeakedKeys(management, store, configured, digester, settings, observers);
        finder = new KeyFinder(store, configured, digester, settings);
    }

    @SuppressWarnings("unchecked")
    private Event<Object> observers() {
        return Fake.of((Class<Event<Object>>) (Class<?>) Event.class)
                .does(Event<Object>::fire, events::add)
                .build();
    }

    /** Makes a key, and the application if it is new. */
    public Secret key(String application, Set<String> scopes) {
        if (store.application(application).isEmpty()) {
            management.createApplication(Actor.SYSTEM, application, "For tests");
        }
        NewKey asked = new NewKey(application, "For tests", scopes);
        return management.issue(Actor.SYSTEM, asked, Optional.empty()).text().orElseThrow();
    }

    /** The keys, as the application sees them. */
    public ApiKeys keys() {
        return new StoredApiKeys(store, configured, management, new Propagation(store, settings));
    }

    /** Writes to the tables as somebody else. */
    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The verification of the audit log. */
    public AuditVerification verification() {
        return new AuditVerification(store, Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        store.database.close();
    }
}
