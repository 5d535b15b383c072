package dev.latchkey.key;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Named;

/** Makes an empty database of each kind that the tests can have. */
final class Databases {
    private Databases() {}

    /** H2, PostgreSQL, Derby and HSQLDB; MariaDB too where {@code -Pmariadb} says so. */
    static Stream<Named<DataSource>> all() {
        return Stream.concat(
                Stream.of(
                        Named.of("H2", (DataSource) KeyStoreFixture.database()),
                        Named.of("PostgreSQL", SharedPostgres.database())),
                withoutTimeZones());
    }

    /** Those whose tables hold numbers for points in time. */
    static Stream<Named<DataSource>> withoutTimeZones() {
        Stream<Named<DataSource>> embedded = Stream.of(Named.of("Derby", derby()), Named.of("HSQLDB", hsqldb()));
        return Boolean.getBoolean("mariadb")
                ? Stream.concat(embedded, Stream.of(Named.of("MariaDB", SharedMariaDb.database())))
                : embedded;
    }

    /** It would write a file where the tests are started, as soon as its driver is loaded. */
    static void keepDerbysLog() {
        System.setProperty("derby.stream.error.file", System.getProperty("it.target") + "/derby.log");
    }

    static DataSource derby() {
        keepDerbysLog();
        EmbeddedDataSource database = new EmbeddedDataSource();
        database.setDatabaseName("memory:" + UUID.randomUUID());
        database.setCreateDatabase("create");
        return database;
    }

    static DataSource hsqldb() {
        try {
            JDBCDataSource database = new JDBCDataSource();
            database.setURL("jdbc:hsqldb:mem:" + UUID.randomUUID());
            database.setUser("SA");
            // A driver that was asked for its version has been loaded.
            database.getConnection().close();
            return database;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
