package dev.latchkey.key;

import dev.latchkey.it.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all unit tests that need one: it starts with the first and ends with the JVM. */
final class SharedPostgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Postgres POSTGRES = start();

    private SharedPostgres() {}

    private static Postgres start() {
        try {
            Postgres postgres = Postgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes a database; {@code options} are further parts of the statement that makes it. */
    static PGSimpleDataSource database(String... options) {
        String name = "unit" + NUMBER.incrementAndGet();
        POSTGRES.execute("create database " + name + " " + String.join(" ", options));
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(POSTGRES.url(name));
        dataSource.setUser("latchkey");
        return dataSource;
    }

    /** Makes a database whose transactions have this isolation unless they say otherwise. */
    static PGSimpleDataSource isolated(String isolation) {
        PGSimpleDataSource database = database();
        POSTGRES.execute("alter database " + database.getDatabaseName() + " set default_transaction_isolation to '"
                + isolation + "'");
        return database;
    }

    static void drop(PGSimpleDataSource database) {
        POSTGRES.execute("drop database " + database.getDatabaseName() + " with (force)");
    }
}
