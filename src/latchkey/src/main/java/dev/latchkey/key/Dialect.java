package dev.latchkey.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the databases that there is DDL for, and says in what they differ. */
enum Dialect {
    H2("h2", "H2", "H2", "current_timestamp", "current_timestamp - interval '10' minute"),
    POSTGRESQL(
            "postgresql", "PostgreSQL", "PostgreSQL", "current_timestamp", "current_timestamp - interval '10' minute"),
    /** Its clock is that of the time zone of its JVM, which may jump by an hour: no row is taken for an old one because of that. */
    DERBY(
            "derby",
            "Derby",
            "Apache Derby",
            "current_timestamp",
            "{fn timestampadd(SQL_TSI_MINUTE, -70, current_timestamp)}"),
    HSQLDB("hsqldb", "HSQLDB", "HSQL Database Engine", "current_timestamp", "current_timestamp - interval '10' minute"),
    MARIADB("mariadb", "MariaDB", "MariaDB", "utc_timestamp(6)", "utc_timestamp(6) - interval 10 minute"),
    MYSQL("mariadb", "MySQL", "MySQL", "utc_timestamp(6)", "utc_timestamp(6) - interval 10 minute"),
    ORACLE("oracle", "Oracle", "Oracle", "systimestamp", "systimestamp - interval '10' minute"),
    SQL_SERVER(
            "sqlserver",
            "SQL Server",
            "Microsoft SQL Server",
            "sysutcdatetime()",
            "dateadd(minute, -10, sysutcdatetime())");

    private final String directory;
    private final String title;
    private final String product;
    private final String now;
    private final String tenMinutesAgo;

    Dialect(String directory, String title, String product, String now, String tenMinutesAgo) {
        this.directory = directory;
        this.title = title;
        this.product = product;
        this.now = now;
        this.tenMinutesAgo = tenMinutesAgo;
    }

    /** Returns the dialect of a database; empty if there is no DDL for it. */
    static Optional<Dialect> of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return Stream.of(values())
                .filter(dialect -> dialect.product.equals(name))
                .findFirst();
    }

    /** Their names, for a message. */
    static String titles() {
        return Stream.of(values()).map(Dialect::title).collect(Collectors.joining(", "));
    }

    /** The name of the directory of its files. */
    String directory() {
        return directory;
    }

    /** The name that people have for it. */
    String title() {
        return title;
    }

    /** Whether a server has it as its embedded default database. */
    boolean isEmbedded() {
        return this == H2 || this == DERBY || this == HSQLDB;
    }

    /** Whether its files are run at start; those of the others were never tried and are for people to run. */
    boolean isCreated() {
        return this != ORACLE && this != SQL_SERVER;
    }

    /** Whether its columns with a point in time carry their time zone; those of the others hold numbers: see {@link Micros}. */
    boolean hasTimeZones() {
        return this == H2 || this == POSTGRESQL;
    }

    /** Returns a point in time as SQL takes it for a column. */
    Object moment(Instant time) {
        return hasTimeZones() ? time.atOffset(ZoneOffset.UTC) : (Object) RowContent.micros(time);
    }

    /** Its files, in the order in which they are to be run. */
    List<Migration> migrations() {
        return this == H2 || this == POSTGRESQL ? Migration.ALL : Migration.SINCE_BASELINE;
    }

    /** The expression for the time of the database. */
    String now() {
        return now;
    }

    /** The expression for the time up to which rows of servers are old. */
    String tenMinutesAgo() {
        return tenMinutesAgo;
    }
}
