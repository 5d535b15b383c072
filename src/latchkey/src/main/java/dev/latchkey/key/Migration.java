package dev.latchkey.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names one file of DDL, and the queries that fail where it was not run.
 *
 * @param number the number that the file adds to {@code latchkey_schema}
 * @param file the name of the file, the same for every database
 * @param probes queries of no rows that name every column that the file makes
 */
record Migration(int number, String file, List<String> probes) {
    /** Where the files are in the jar; the name of the database follows. */
    static final String DIRECTORY = "META-INF/latchkey/sql/";

    /** The number of the file that no older server may run beside. */
    static final int TIME_ZONES = 5;

    /** The number of the file that makes room for characters of two units, where a database counts units. */
    private static final int CHARACTERS = 8;

    /** The first number that databases have which were not supported before. */
    private static final int BASE = 10;

    private static final int MOST_UNITS = 2 * DisplayText.LONGEST;

    /** In the order in which they are to be run. */
    static final List<Migration> ALL = List.of(
            new Migration(
                    1,
                    "R__latchkey_01_keys.sql",
                    List.of(
                            "select id, name, created, version from latchkey_application where 1 = 0",
                            "select id, application_id, description, digest, state, created, version from latchkey_key"
                                    + " where 1 = 0",
                            "select key_id, scope from latchkey_key_scope where 1 = 0")),
            new Migration(
                    2,
                    "R__latchkey_02_management.sql",
                    List.of(
                            "select deletion from latchkey_key where 1 = 0",
                            "select number, moment, actor, action, application_id, subject, before_change,"
                                    + " after_change, address, hash from latchkey_audit where 1 = 0",
                            "select id, number, hash from latchkey_audit_head where 1 = 0",
                            "select id, fingerprint, key_id, created from latchkey_idempotency where 1 = 0")),
            new Migration(
                    3,
                    "R__latchkey_03_use.sql",
                    List.of(
                            "select key_id, last_used, calls from latchkey_key_use where 1 = 0",
                            "select id, epoch, seen from latchkey_node where 1 = 0")),
            new Migration(
                    4,
                    "R__latchkey_04_tokens.sql",
                    List.of(
                            "select kind from latchkey_key where 1 = 0",
                            "select id, client_id, digest, scope, created, expires from latchkey_token where 1 = 0")),
            new Migration(
                    TIME_ZONES,
                    "R__latchkey_05_time_zones.sql",
                    List.of(
                            "select applied from latchkey_schema where 1 = 0",
                            "select created from latchkey_application where 1 = 0",
                            "select created, deletion from latchkey_key where 1 = 0",
                            "select moment from latchkey_audit where 1 = 0",
                            "select created from latchkey_idempotency where 1 = 0",
                            "select last_used from latchkey_key_use where 1 = 0",
                            "select seen from latchkey_node where 1 = 0",
                            "select created, expires from latchkey_token where 1 = 0")),
            new Migration(
                    6,
                    "R__latchkey_06_signatures.sql",
                    List.of(
                            "select signature from latchkey_application where 1 = 0",
                            "select signature from latchkey_key where 1 = 0",
                            "select signature from latchkey_token where 1 = 0")),
            new Migration(
                    7,
                    "R__latchkey_07_audit_generation.sql",
                    List.of("select generation from latchkey_application where 1 = 0")),
            new Migration(
                    CHARACTERS,
                    "R__latchkey_08_characters.sql",
                    List.of(
                            "select name from latchkey_application where 1 = 0",
                            "select description from latchkey_key where 1 = 0")),
            new Migration(
                    9,
                    "R__latchkey_09_life.sql",
                    List.of(
                            "select expires, addresses, labels, replaced, successor, silence, leaked, leak_reason,"
                                    + " leak_source from latchkey_key where 1 = 0",
                            "select state, labels from latchkey_application where 1 = 0",
                            "select address, since from latchkey_key_use where 1 = 0",
                            "select key_id, scope from latchkey_key_scope_use where 1 = 0",
                            "select id, key_id, claimed, done from latchkey_notice where 1 = 0")),
            new Migration(
                    BASE, "R__latchkey_10_secrets.sql", List.of("select id, secret from latchkey_secret where 1 = 0")),
            new Migration(
                    11,
                    "R__latchkey_11_tickets.sql",
                    List.of("select id, key_id, digest, expires from latchkey_ticket where 1 = 0")));

    /** The one file that makes all of these tables in databases that have been supported since. */
    private static final Migration BASELINE = new Migration(
            BASE,
            "R__latchkey_10_tables.sql",
            ALL.stream()
                    .filter(migration -> migration.number <= BASE)
                    .flatMap(migration -> migration.probes.stream())
                    .distinct()
                    .toList());

    /** The same of databases that have been supported since. */
    static final List<Migration> SINCE_BASELINE = Stream.concat(
                    Stream.of(BASELINE), ALL.stream().filter(migration -> migration.number > BASE))
            .toList();

    /** How H2 and PostgreSQL name the type of a column that carries its time zone. */
    private static final Set<String> ZONED = Set.of("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");

    /** Runs the statements of the file, each of which bears repetition. */
    void apply(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(read("/" + DIRECTORY + dialect.directory() + "/" + file))
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
        try (InputStream in = Migration.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    /** Returns what the database says about a table or column of this file that it lacks; empty if it has all. */
    Optional<SQLException> missing(Connection connection, Dialect dialect) {
        for (String probe : probes) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(probe)) {
                rows.next();
                if (number == TIME_ZONES) {
                    requireZones(rows.getMetaData());
                }
                if (number == CHARACTERS && dialect == Dialect.H2) {
                    requireRoom(rows.getMetaData());
                }
            } catch (SQLException missing) {
                return Optional.of(missing);
            }
        }
        return Optional.empty();
    }

    private static void requireZones(ResultSetMetaData columns) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String type = columns.getColumnTypeName(i).toUpperCase(Locale.ROOT);
            if (!ZONED.contains(type)) {
                throw new SQLException("the column " + columns.getColumnName(i) + " is of type " + type);
            }
        }
    }

    private static void requireRoom(ResultSetMetaData columns) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getPrecision(i) < MOST_UNITS) {
                throw new SQLException("the column " + columns.getColumnName(i) + " has room for "
                        + columns.getPrecision(i) + " UTF-16 units, but needs " + MOST_UNITS);
            }
        }
    }
}
