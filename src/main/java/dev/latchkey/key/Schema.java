package dev.latchkey.key;

import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Sees to it that the tables are there before the first key is asked for.
 *
 * <p>The DDL is plain SQL in versioned files that Flyway and Liquibase can run as well; the table {@code latchkey_schema}
 * says which of them were run.
 */
final class Schema {
    private static final List<String> DIALECTS = List.of("h2", "postgresql");
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 100;
    private static final List<String> VERSIONS =
            List.of("V1__latchkey.sql", "V2__management.sql", "V3__use.sql", "V4__tokens.sql");

    /** One query for each table, naming every column that is used. */
    private static final List<String> PROBES = List.of(
            "select id, name, created, version from latchkey_application where 1 = 0",
            "select id, application_id, description, digest, state, created, deletion, version, kind from latchkey_key"
                    + " where 1 = 0",
            "select key_id, scope from latchkey_key_scope where 1 = 0",
            "select number, moment, actor, action, application_id, subject, before_change, after_change, address, hash"
                    + " from latchkey_audit where 1 = 0",
            "select id, number, hash from latchkey_audit_head where 1 = 0",
            "select id, fingerprint, key_id, created from latchkey_idempotency where 1 = 0",
            "select key_id, last_used, calls from latchkey_key_use where 1 = 0",
            "select id, epoch, seen from latchkey_node where 1 = 0",
            "select id, client_id, digest, scope, created, expires from latchkey_token where 1 = 0");

    private final DataSource dataSource;
    private final Settings settings;

    Schema(DataSource dataSource, Settings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /**
     * Does what the settings say about the tables.
     *
     * @throws IllegalStateException if tables are missing that it is not to make; the message names the file to run
     */
    void prepare() {
        if (settings.schema() == Settings.Schema.NONE) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            String dialect = dialect(connection);
            if (creates(dialect)) {
                create(connection, dialect);
            }
            validate(connection, dialect);
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    private IllegalStateException unusable(SQLException failure) {
        return new IllegalStateException(
                "The data source " + settings.dataSource() + " cannot be used for keys: " + failure.getMessage(),
                failure);
    }

    /** The product, in lower case. */
    String dialect() {
        try (Connection connection = dataSource.getConnection()) {
            return dialect(connection);
        } catch (SQLException failure) {
            throw unusable(failure);
        }
    }

    private static String dialect(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    }

    private boolean creates(String dialect) {
        return switch (settings.schema()) {
            case CREATE -> true;
            case AUTO -> settings.onDefaultDataSource() && dialect.equals("h2");
            default -> false;
        };
    }

    private void create(Connection connection, String dialect) throws SQLException {
        if (!DIALECTS.contains(dialect)) {
            throw new IllegalStateException(
                    Setting.SCHEMA.key() + " is \"create\", but there is DDL only for H2 and PostgreSQL," + " not for "
                            + dialect + ": make the tables by hand and set it to none.");
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            for (int attempt = 1; !applied(connection, dialect, attempt == ATTEMPTS); attempt++) {
                pause();
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /**
     * Applies what is missing. Several servers may be at it, in databases that commit each statement of DDL by itself: so
     * statements bear repetition, a failure may be gone at the next attempt, and tables that are there are altered by one
     * server at a time.
     */
    private boolean applied(Connection connection, String dialect, boolean last) throws SQLException {
        try {
            if (version(connection) == 0) {
                apply(connection, dialect, VERSIONS.get(0));
                connection.commit();
            }
            // A newer jar may have been here; whether its tables will do is for validation to tell.
            if (version(connection) < VERSIONS.size()) {
                alterAlone(connection, dialect);
            }
            connection.commit();
            return true;
        } catch (SQLException failure) {
            connection.rollback();
            if (last) {
                throw failure;
            }
            return false;
        }
    }

    /**
     * Applies all versions but the first while a second connection holds the row of the first, as the lock of the first
     * connection would end with its first statement of DDL. Two that alter a table at once leave H2 without the table.
     */
    private void alterAlone(Connection connection, String dialect) throws SQLException {
        try (Connection holder = dataSource.getConnection()) {
            boolean autoCommit = holder.getAutoCommit();
            holder.setAutoCommit(false);
            try (Statement lock = holder.createStatement();
                    var held = lock.executeQuery("select version from latchkey_schema where version = 1 for update")) {
                held.next();
                int applied = version(connection);
                for (String file : VERSIONS.subList(Math.min(applied, VERSIONS.size()), VERSIONS.size())) {
                    apply(connection, dialect, file);
                    connection.commit();
                }
            } finally {
                holder.rollback();
                holder.setAutoCommit(autoCommit);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the tables for keys", interrupted);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select max(version) from latchkey_schema")) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException noSuchTable) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return 0;
        }
    }

    private static void apply(Connection connection, String dialect, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(read("/META-INF/latchkey/sql/" + dialect + "/" + file))
                    .toList()) {
                statement.execute(sql);
            }
        }
    }

    private static Stream<String> statements(String script) {
        return Stream.of(script.replaceAll("(?m)^\\s*--.*$", "").split(";"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty());
    }

    private static String read(String resource) {
        try (InputStream in = Schema.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    private void validate(Connection connection, String dialect) {
        for (String probe : PROBES) {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(probe)) {
                rows.next();
            } catch (SQLException missing) {
                throw new IllegalStateException(
                        "The tables for keys are missing or out of date in " + settings.dataSource() + ": run "
                                + String.join(" and ", VERSIONS) + " of META-INF/latchkey/sql/" + dialect
                                + " in the jar, or set latchkey.schema to create. The database says: "
                                + missing.getMessage(),
                        missing);
            }
        }
    }
}
