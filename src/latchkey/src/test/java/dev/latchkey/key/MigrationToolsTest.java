package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.latchkey.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flyway and Liquibase run the DDL beside what the application has of its own. */
class MigrationToolsTest {
    /** What the application makes itself, under the number that every application begins with. */
    private static final String OWN = "create table orders (id integer primary key);\n";

    /** The file after which an installation of an older version stands. */
    private static final int OLD = 8;

    @TempDir
    Path application;

    private enum Kind {
        H2,
        POSTGRESQL;

        DataSource database() {
            return this == H2 ? KeyStoreFixture.database() : SharedPostgres.database();
        }

        String directory() {
            return Migration.DIRECTORY + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Tools that look for a driver load every one. */
    @BeforeAll
    static void keepDerbysLog() {
        Databases.keepDerbysLog();
    }

    @BeforeEach
    void writeWhatTheApplicationHas() throws IOException {
        Files.writeString(application.resolve("V1__orders.sql"), OWN);
    }

    private static void validate(DataSource database) {
        new Schema(database, Settings.of(Map.of("latchkey.schema", "validate", "latchkey.datasource", "jdbc/keys")))
                .prepare();
    }

    private static List<String> ask(DataSource database, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(DataSource database, String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    private int migrate(DataSource database, String... locations) {
        return Flyway.configure()
                .dataSource(database)
                .locations(Stream.concat(Stream.of("filesystem:" + application), Stream.of(locations))
                        .toArray(String[]::new))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    @ParameterizedTest
    @EnumSource
    void flyway_runsTheFilesAfterThoseOfTheApplication(Kind kind) throws SQLException {
        DataSource database = kind.database();

        assertThat(migrate(database, "classpath:" + kind.directory())).isEqualTo(1 + Migration.ALL.size());

        assertThatCode(() -> validate(database)).doesNotThrowAnyException();
        assertThat(ask(database, "select id from orders")).isEmpty();
        assertThat(migrate(database, "classpath:" + kind.directory())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void flyway_takesOverTablesThatTheJarMade(Kind kind) throws SQLException {
        DataSource database = kind.database();
        new Schema(database, Settings.of(Map.of("latchkey.schema", "create", "latchkey.datasource", "jdbc/keys")))
                .prepare();
        execute(
                database,
                "insert into latchkey_application (id, name, created, version) values ('shop', 'Shop', now(), 1)");

        migrate(database, "classpath:" + kind.directory());

        assertThatCode(() -> validate(database)).doesNotThrowAnyException();
        assertThat(ask(database, "select name from latchkey_application")).containsExactly("Shop");
    }

    @ParameterizedTest
    @EnumSource
    void flyway_addsWhatANewerJarBrings(Kind kind) throws IOException, SQLException {
        DataSource database = kind.database();
        Path old = Files.createDirectory(application.resolve("old"));
        for (Migration migration : Migration.ALL.subList(0, OLD)) {
            try (var file = MigrationToolsTest.class
                    .getClassLoader()
                    .getResourceAsStream(kind.directory() + "/" + migration.file())) {
                Files.copy(file, old.resolve(migration.file()));
            }
        }
        assertThat(migrate(database)).isEqualTo(1 + OLD);
        execute(
                database,
                "insert into latchkey_application (id, name, created, version) values ('shop', 'Shop', now(), 1)");
        try (Stream<Path> files = Files.list(old)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(migrate(database, "classpath:" + kind.directory())).isEqualTo(Migration.ALL.size() - OLD);

        assertThatCode(() -> validate(database)).doesNotThrowAnyException();
        assertThat(ask(database, "select name from latchkey_application")).containsExactly("Shop");
    }

    @ParameterizedTest
    @EnumSource
    void liquibase_includesTheFilesInAChangelogOfTheApplication(Kind kind) throws Exception {
        DataSource database = kind.database();
        Files.writeString(
                application.resolve("changelog.yaml"),
                """
                databaseChangeLog:
                  - include: {file: V1__orders.sql}
                  - includeAll: {path: %s}
                """
                        .formatted(kind.directory()));

        update(database);

        assertThatCode(() -> validate(database)).doesNotThrowAnyException();
        assertThat(ask(database, "select id from orders")).isEmpty();
        int run = ask(database, "select id from databasechangelog").size();
        assertThat(run).isEqualTo(1 + Migration.ALL.size());
        update(database);
        assertThat(ask(database, "select id from databasechangelog")).hasSize(run);
    }

    private void update(DataSource database) throws Exception {
        Map<String, Object> quietly = Map.of(
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.resourceAccessor.name(),
                new CompositeResourceAccessor(
                        new DirectoryResourceAccessor(application),
                        new ClassLoaderResourceAccessor(MigrationToolsTest.class.getClassLoader())));
        try (Connection connection = database.getConnection()) {
            Scope.child(quietly, () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                    .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "changelog.yaml")
                    .addArgumentValue(
                            DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .execute());
        }
    }
}
