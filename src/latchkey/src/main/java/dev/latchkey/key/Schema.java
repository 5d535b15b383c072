package dev.latchkey.key;

import dev.latchkey.config.DatabaseSettings;
import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Sees to it that the tables are there before the first key is asked for.
 *
 * <p>The DDL is plain SQL in numbered files that Flyway and Liquibase can run as well; the table {@code latchkey_schema}
 * says which of them were run.
 */
final class Schema {
    /** The version since which the tables tell which servers run. */
    private static final int VERSION_OF_NODES = 3;

    private final DataSource dataSource;
    private final Settings settings;

    Schema(DataSource dataSource, Settings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /**
     * Does what the settings say about the tables.
     *
     * @throws IllegalStateException if tables are missing that it is not to make, where the message names the files to run; if the
     *     database cannot hold every character
     */
    void prepare() {
        try {
            Optional<Dialect> dialect = ask(Dialect::of);
            if (dialect.equals(Optional.of(Dialect.POSTGRESQL))) {
                requireUnicode(ask(Schema::encoding));
            }
            if (settings.database().schema() == DatabaseSettings.SchemaMode.NONE) {
                return;
            }
            Dialect known = dialect.orElseThrow(this::unsupported);
            if (creates(known)) {
                create(known);
            }
            requireTables();
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    /**
     * Looks for the tables.
     *
     * @throws IllegalStateException if some are missing; the message names the files to run
     */
    void requireTables() {
        try {
            ask(connection -> {
                validate(connection, Dialect.of(connection).orElseThrow(this::unsupported));
                return connection;
            });
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    /** Asks the database something. */
    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /** Each statement is a transaction: one that fails, as where tables are missing, must not fail the next. */
    private <T> T ask(Question<T> question) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return question.of(connection);
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private IllegalStateException unusable(SQLException failure) {
        return new IllegalStateException(
                "The data source " + settings.database().dataSource() + " cannot be used for keys: "
                        + failure.getMessage(),
                failure);
    }

    private IllegalStateException unsupported() {
        return new IllegalStateException(
                "The database of " + settings.database().dataSource()
                        + " is none of those that Latchkey has DDL for: " + Dialect.titles()
                        + ". Create the tables yourself, and set " + Setting.SCHEMA.key() + " to none.");
    }

    /** What the database is; empty if it is none that there is DDL for. */
    Optional<Dialect> dialect() {
        try {
            return ask(Dialect::of);
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    private static String encoding(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show server_encoding")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Texts that people choose, such as descriptions, hold any character; another encoding would refuse some of them for ever. */
    private void requireUnicode(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new IllegalStateException(
                    "The database of " + settings.database().dataSource() + " has the encoding " + encoding
                            + ", but Latchkey needs UTF8. Create a database with \"encoding 'UTF8'\" (see Deploying,"
                            + " Databases).");
        }
    }

    private boolean creates(Dialect dialect) {
        return switch (settings.database().schema()) {
            case CREATE -> true;
            case AUTO -> settings.database().isDefault() && dialect.isEmbedded();
            default -> false;
        };
    }

    private void create(Dialect dialect) throws SQLException {
        if (!dialect.isCreated()) {
            throw new IllegalStateException(
                    Setting.SCHEMA.key() + " is \"create\", but Latchkey does not create tables in "
                            + dialect.title() + ". Run the files of " + Migration.DIRECTORY + dialect.directory()
                            + " in the jar yourself, and set it to validate.");
        }
        // A newer jar may have been here; whether its tables will do is for validation to tell.
        List<Migration> migrations = dialect.migrations();
        if (ask(Schema::version) < migrations.get(migrations.size() - 1).number()) {
            new SchemaLock(dataSource, dialect).hold(alone -> {
                int applied = version(alone);
                for (Migration migration : migrations) {
                    if (migration.number() > applied) {
                        if (migration.number() == Migration.TIME_ZONES && applied >= VERSION_OF_NODES) {
                            OlderServers.requireNone(alone);
                        }
                        migration.apply(alone, dialect);
                    }
                }
            });
        }
    }

    /** The number of the last file that was run; 0 if none was. */
    private static int version(Connection connection) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select max(version) from latchkey_schema")) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException noSuchTable) {
            if (before != null) {
                connection.rollback(before);
            }
            return 0;
        }
    }

    private void validate(Connection connection, Dialect dialect) {
        List<String> files = new ArrayList<>();
        Optional<SQLException> first = Optional.empty();
        for (Migration migration : dialect.migrations()) {
            Optional<SQLException> missing = migration.missing(connection, dialect);
            if (missing.isPresent()) {
                files.add(migration.file());
                first = first.or(() -> missing);
            }
        }
        if (!files.isEmpty()) {
            throw new IllegalStateException(
                    "Tables for keys are missing or out of date in "
                            + settings.database().dataSource() + ": run "
                            + String.join(" and ", files) + " of " + Migration.DIRECTORY + dialect.directory()
                            + " in the jar, or set " + Setting.SCHEMA.key() + " to create. The database says: "
                            + first.orElseThrow().getMessage(),
                    first.orElseThrow());
        }
    }
}
