package dev.latchkey.key;

import dev.latchkey.it.MariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mariadb.jdbc.MariaDbDataSource;

/** One MariaDB for all unit tests that need one: it starts with the first and ends with the JVM. */
final class SharedMariaDb {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final MariaDb MARIADB = start();

    private SharedMariaDb() {}

    private static MariaDb start() {
        try {
            MariaDb server = MariaDb.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes a database whose texts are Latin and ignore case, unless tables say otherwise, as was the default for long. */
    static MariaDbDataSource database() {
        String name = "unit" + NUMBER.incrementAndGet();
        MARIADB.execute("create database " + name + " character set latin1 collate latin1_swedish_ci");
        try {
            MariaDbDataSource database = new MariaDbDataSource();
            database.setUrl(MARIADB.url(name));
            database.setUser(MariaDb.USER);
            return database;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
