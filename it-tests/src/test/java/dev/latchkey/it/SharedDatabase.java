package dev.latchkey.it;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Is a database that several servers share: a PostgreSQL, or a MariaDB where {@code -Pmariadb} says so. */
interface SharedDatabase extends AutoCloseable {
    /** Starts the one of this suite. */
    static SharedDatabase start(int connections) throws IOException {
        return DefaultDatabase.MARIADB ? OfMariaDb.start() : new OfPostgres(Postgres.start(connections));
    }

    /** Where it is now. */
    int port();

    /** What a {@code web.xml} says to keep keys in the database behind this port. */
    String setting(int port);

    /** The driver, for {@code WEB-INF/lib}. */
    File driver();

    /** Makes a database with the tables; returns the options of a pool of Payara for it. */
    String poolWithTables(String name) throws IOException;

    /** Runs a statement in the database of {@link #setting}. */
    void execute(String sql);

    /** The value of a column for a time so long from now. */
    String time(Duration fromNow);

    @Override
    void close();

    /** A PostgreSQL. */
    record OfPostgres(Postgres server) implements SharedDatabase {
        @Override
        public int port() {
            return server.port();
        }

        @Override
        public String setting(int port) {
            return PostgresSource.setting(port);
        }

        @Override
        public File driver() {
            return PostgresSource.driver();
        }

        @Override
        public String poolWithTables(String name) throws IOException {
            server.createWithTables(name);
            return "--datasourceclassname org.postgresql.ds.PGSimpleDataSource --property " + server.properties(name);
        }

        @Override
        public void execute(String sql) {
            server.execute(sql);
        }

        @Override
        public String time(Duration fromNow) {
            return "now() + interval '" + fromNow.toSeconds() + " seconds'";
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** A MariaDB. */
    record OfMariaDb(MariaDb server) implements SharedDatabase {
        private static final String DATABASE = "servers";
        private static final String CLASS = "org.mariadb.jdbc.MariaDbDataSource";

        static OfMariaDb start() throws IOException {
            OfMariaDb started = new OfMariaDb(MariaDb.start());
            started.server.execute("create database " + DATABASE);
            return started;
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public String setting(int port) {
            return PostgresSource.setting(
                    CLASS,
                    "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE
                            + "?connectTimeout=2000&amp;socketTimeout=10000",
                    MariaDb.SERVERS);
        }

        @Override
        public File driver() {
            return PostgresSource.driver(org.mariadb.jdbc.Driver.class);
        }

        @Override
        public String poolWithTables(String name) throws IOException {
            server.createWithTables(name);
            return "--datasourceclassname " + CLASS + " --property user=" + MariaDb.SERVERS + ":password="
                    + MariaDb.SERVERS + ":url=\"" + server.url(name).replace(":", "\\:") + "\"";
        }

        @Override
        public void execute(String sql) {
            server.execute(DATABASE, sql);
        }

        @Override
        public String time(Duration fromNow) {
            return String.valueOf(
                    ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().plus(fromNow)));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
