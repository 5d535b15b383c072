package dev.latchkey.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Runs a PostgreSQL with databases of any number of keys, which SQL makes: that of number 42 is 000000000042. */
public final class ManyKeys implements AutoCloseable {
    private final Postgres postgres;

    private ManyKeys(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Starts one without any. */
    public static ManyKeys start() throws IOException {
        return new ManyKeys(Postgres.start());
    }

    /** Makes a database with {@code keys} keys, three scopes each, a hundred to an application; returns its name. */
    public String database(int keys) {
        String name = "keys" + keys;
        try {
            postgres.createWithTables(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        int applications = Math.max(1, keys / 100);
        postgres.execute(
                name,
                "insert into latchkey_application select 'app' || i, 'An application', now(), 1"
                        + " from generate_series(1, " + applications + ") i");
        postgres.execute(
                name,
                "insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                        + " select lpad(i::text, 12, '0'), 'app' || (1 + i % " + applications
                        + "), 'A key', 'sha256:' || repeat('0', 64), 'ACTIVE', now() + i * interval '1 second', 1"
                        + " from generate_series(1, " + keys + ") i");
        postgres.execute(
                name,
                "insert into latchkey_key_scope select id, scope from latchkey_key,"
                        + " unnest(array['Inputs:Get', 'Inputs:Add', 'Concepts:Get']) scope");
        postgres.execute(name, "insert into latchkey_key_use select id, now(), 1 from latchkey_key where id like '%7'");
        postgres.execute(
                name,
                "insert into latchkey_audit (number, moment, actor, action, application_id, subject, address, hash)"
                        + " select row_number() over (order by created, id), created, 'system', 'key created',"
                        + " application_id, id, '', repeat('0', 64) from latchkey_key");
        postgres.execute(name, "analyze");
        return name;
    }

    /** The server, for what a database is measured with. */
    public Postgres server() {
        return postgres;
    }

    /** Returns a pool of connections to a database that was made. */
    public DataSource pool(String database, int connections) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(postgres.url(database));
        source.setUser(Postgres.USER);
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(connections);
        return pool;
    }

    /** Connects to a database that was made. */
    public Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
