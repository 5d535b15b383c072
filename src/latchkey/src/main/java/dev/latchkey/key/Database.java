package dev.latchkey.key;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import dev.latchkey.config.StopReason;
import dev.latchkey.server.ConnectionPools;
import dev.latchkey.server.DefaultDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Runs short transactions of our own on the data source that the settings name.
 *
 * <p>The factory is made here from a data source that is looked up by name: the one way of choosing a data source that works
 * on every server and from {@code web.xml} alone. Must be called outside JTA transactions; {@link JpaKeyStore} sees to it.
 */
@ApplicationScoped
public class Database {
    /**
     * Our locks count on statements that see what was committed before them, and a pool may have another isolation. The first
     * statement is the only one that may say so.
     */
    private static final String OPENING = "set transaction isolation level read committed";

    /**
     * A server that is stopped in the middle of a transaction would keep its locks, and nobody could change or delete keys until
     * it goes on. PostgreSQL takes them away from whoever leaves a transaction idle for so many milliseconds.
     */
    private static final String HOLD_NO_LOCKS_IDLY = OPENING + "; set local idle_in_transaction_session_timeout = 5000";

    private static final int ATTEMPTS = 8;

    private static final Logger LOG = System.getLogger(Database.class.getName());

    private final Settings settings;
    private EntityManagerFactory factory;
    private Schema schema;
    private Optional<Dialect> dialect = Optional.empty();
    private boolean postgres;
    private DataSource source;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    Database() {
        this(null);
    }

    @Inject
    Database(Settings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void open() {
        StopReason.around(() -> open(find(settings.database().dataSource())));
    }

    /** Opens a store over a data source that nobody has to look up. */
    static Database over(DataSource dataSource, Settings settings) {
        Database database = new Database(settings);
        database.open(dataSource);
        return database;
    }

    private void open(DataSource dataSource) {
        source = dataSource;
        schema = new Schema(dataSource, settings);
        schema.prepare();
        dialect = schema.dialect();
        postgres = dialect.equals(Optional.of(Dialect.POSTGRESQL));
        if (postgres && ConnectionPools.areTested(dataSource).equals(Optional.of(false))) {
            LOG.log(
                    Level.WARNING,
                    () -> Setting.DATASOURCE.key() + " is \""
                            + settings.database().dataSource()
                            + "\", and its pool does not validate connections. After a restart of the database, keys cannot"
                            + " be verified (503) until this server is restarted. Configure the pool to validate"
                            + " connections (see Deploying, Connection pools).");
        }
        factory = KeyPersistenceUnit.factory(
                ReadCommitted.over(dataSource),
                dialect.map(Dialect::hasTimeZones).orElse(true));
        KeyQueries.prepare(factory);
    }

    @PreDestroy
    void close() {
        if (factory != null) {
            factory.close();
        }
    }

    private static DataSource find(String name) {
        try {
            return lookUp(name);
        } catch (NamingException | ClassCastException missing) {
            throw new IllegalStateException(
                    "latchkey.datasource is \"" + name
                            + "\", but no data source has this name. Define it, for example as a <data-source> in web.xml,"
                            + " or correct the setting.",
                    missing);
        }
    }

    private static DataSource lookUp(String name) throws NamingException {
        try {
            return (DataSource) new InitialContext().lookup(name);
        } catch (NamingException missing) {
            return (DataSource) DefaultDataSource.insteadOf(name).orElseThrow(() -> missing);
        }
    }

    /**
     * Runs {@code work}, which writes or locks rows, in a transaction of its own that holds up nobody for long.
     *
     * @see #transact
     */
    <T> T change(String purpose, Function<EntityManager, T> work) {
        return repeat(purpose, HOLD_NO_LOCKS_IDLY, work);
    }

    /**
     * Looks for the tables, whatever the settings say about them.
     *
     * @throws IllegalStateException if some are missing; the message names the files to run
     */
    void requireTables() {
        schema.requireTables();
    }

    /** Returns since when a key must have been watched so that its scopes can count as unused. */
    Instant watchedSince(Instant now) {
        return UnusedScopes.watchedSince(settings.database(), now);
    }

    /** What the database is; H2 for one that is not known, for its SQL is closest to the standard. */
    Dialect dialect() {
        return dialect.orElse(Dialect.H2);
    }

    /** Whether the store is a PostgreSQL. */
    boolean isPostgres() {
        return postgres;
    }

    /**
     * Runs {@code work}, which only reads, in a transaction of its own.
     *
     * @param purpose what is being done, for the message of an exception
     * @throws RefusedChangeException if the work does; it is undone
     * @throws StoreUnavailableException if the store fails, for whatever reason
     */
    <T> T transact(String purpose, Function<EntityManager, T> work) {
        return repeat(purpose, OPENING, work);
    }

    /** Has the other servers told of a change of keys when its transaction is committed, where the database can. */
    void announce(EntityManager entities, boolean keysChanged) {
        if (keysChanged && postgres && settings.cache().notified()) {
            entities.createNativeQuery(ChangeNotifications.ANNOUNCE).executeUpdate();
        }
    }

    /** Returns what hears of changes by any server, and calls {@code changed}; empty where polling has to do. */
    Optional<ChangeNotifications> notifications(Runnable changed) {
        return postgres && settings.cache().notified()
                ? Optional.of(new ChangeNotifications(source, changed))
                : Optional.empty();
    }

    /** Runs {@code work} until the database does not ask any more to repeat it; a few times at most. */
    private <T> T repeat(String purpose, String opening, Function<EntityManager, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(opening, work);
            } catch (RefusedChangeException refused) {
                throw refused;
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !Conflict.caused(failure)) {
                    throw new StoreUnavailableException("The key store failed: " + purpose, failure);
                }
                Conflict.pause(attempt);
            }
        }
    }

    private <T> T once(String opening, Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                if (postgres) {
                    entities.createNativeQuery(opening).executeUpdate();
                }
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }
}
