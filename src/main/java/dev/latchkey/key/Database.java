package dev.latchkey.key;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.config.StopReason;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
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
     * A server that is stopped in the middle of a transaction would keep its locks, and nobody could change or delete keys until
     * it goes on. PostgreSQL takes them away from whoever leaves a transaction idle for so many milliseconds.
     */
    private static final String HOLD_NO_LOCKS_IDLY = "set local idle_in_transaction_session_timeout = 5000";

    @Inject
    Settings settings;

    private EntityManagerFactory factory;
    private Schema schema;
    /** Null until the database has said what it is: with {@code latchkey.schema=none} nobody asks it at start. */
    private volatile Boolean postgres;

    @PostConstruct
    void open() {
        StopReason.around(this::prepare);
    }

    private void prepare() {
        DataSource dataSource = find(settings.dataSource());
        schema = new Schema(dataSource, settings);
        schema.prepare();
        factory = KeyUnit.factory(dataSource);
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
                            + "\", but there is no data source of that name: define it, for example"
                            + " as a <data-source> in web.xml, or correct the setting.",
                    missing);
        }
    }

    private static DataSource lookUp(String name) throws NamingException {
        try {
            return (DataSource) new InitialContext().lookup(name);
        } catch (NamingException missing) {
            return TomEeDataSource.insteadOf(name, missing);
        }
    }

    /**
     * Runs {@code work}, which writes or locks rows, in a transaction of its own that holds up nobody for long.
     *
     * @see #transact
     */
    <T> T change(String purpose, Function<EntityManager, T> work) {
        boolean limited = isPostgres(purpose);
        return transact(purpose, entities -> {
            if (limited) {
                entities.createNativeQuery(HOLD_NO_LOCKS_IDLY).executeUpdate();
            }
            return work.apply(entities);
        });
    }

    private boolean isPostgres(String purpose) {
        Boolean known = postgres;
        if (known == null) {
            try {
                known = schema.dialect().equals("postgresql");
            } catch (RuntimeException unusable) {
                throw new StoreUnavailableException("The key store failed: " + purpose, unusable);
            }
            postgres = known;
        }
        return known;
    }

    /**
     * Runs {@code work}, which only reads, in a transaction of its own.
     *
     * @param purpose what is being done, for the message of an exception
     * @throws RefusedChangeException if the work does; it is undone
     * @throws StoreUnavailableException if the store fails, for whatever reason
     */
    <T> T transact(String purpose, Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        } catch (RefusedChangeException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            throw new StoreUnavailableException("The key store failed: " + purpose, failure);
        }
    }
}
