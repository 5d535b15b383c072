package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.config.Settings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final String ELSEWHERE = "jdbc/keys";
    private static final List<String> FILES =
            Migration.ALL.stream().map(Migration::file).toList();

    /** The table of the lock belongs to H2 alone. */
    private static final String TABLES =
            "lower(table_name) like 'latchkey%' and lower(table_name) <> 'latchkey_schema_lock'";

    private final JdbcDataSource dataSource = KeyStoreFixture.database();

    private void prepare(String schema) {
        prepare(Map.of("latchkey.schema", schema, "latchkey.datasource", ELSEWHERE));
    }

    private void prepare(Map<String, String> settings) {
        new Schema(dataSource, Settings.of(settings)).prepare();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> columns(DataSource dataSource) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select lower(table_name || '.' || column_name || ' ' || data_type || ' '"
                                + " || coalesce(character_maximum_length, 0) || ' ' || is_nullable)"
                                + " from information_schema.columns where " + TABLES + " order by 1")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        }
    }

    @Test
    void create_onAnEmptyDatabase_makesTheTables() throws SQLException {
        prepare("create");

        assertThat(columns(dataSource)).hasSize(75).anyMatch(column -> column.startsWith("latchkey_key.digest "));
    }

    @Test
    void create_again_leavesWhatIsThere() throws SQLException {
        prepare("create");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into latchkey_application (id, name, created, version)"
                    + " values ('shop', 'Shop', current_timestamp, 1)");
            prepare("create");
            ResultSet rows = statement.executeQuery("select count(*) from latchkey_application");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void create_afterAStartThatWasKilledHalfWay_makesTheRest() throws SQLException {
        execute("create table latchkey_schema (version integer not null primary key, applied timestamp(6))");

        assertThatCode(() -> prepare("create")).doesNotThrowAnyException();
    }

    @Test
    void auto_createsInTheDefaultDatabaseAlone() {
        assertThatThrownBy(() -> prepare("auto")).isInstanceOf(IllegalStateException.class);

        prepare(Map.of());
        assertThatCode(() -> prepare("validate")).doesNotThrowAnyException();
    }

    @Test
    void validate_onAnEmptyDatabase_namesTheFileToRun() {
        assertThatThrownBy(() -> prepare("validate"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ELSEWHERE)
                .hasMessageContaining("R__latchkey_01_keys.sql")
                .hasMessageContaining("META-INF/latchkey/sql/h2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R__latchkey_01_keys.sql | R__latchkey_02_management.sql and R__latchkey_03_use.sql and R__latchkey_04_tokens.sql and R__latchkey_05_time_zones.sql and"
                        + " R__latchkey_06_signatures.sql and R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql",
                "R__latchkey_01_keys.sql R__latchkey_02_management.sql | R__latchkey_03_use.sql and R__latchkey_04_tokens.sql and R__latchkey_05_time_zones.sql and"
                        + " R__latchkey_06_signatures.sql and R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql",
                "R__latchkey_01_keys.sql R__latchkey_02_management.sql R__latchkey_03_use.sql | R__latchkey_04_tokens.sql and R__latchkey_05_time_zones.sql and"
                        + " R__latchkey_06_signatures.sql and R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql",
                "R__latchkey_01_keys.sql R__latchkey_02_management.sql R__latchkey_03_use.sql R__latchkey_04_tokens.sql | R__latchkey_05_time_zones.sql and"
                        + " R__latchkey_06_signatures.sql and R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql",
                "R__latchkey_01_keys.sql R__latchkey_02_management.sql R__latchkey_03_use.sql R__latchkey_04_tokens.sql R__latchkey_05_time_zones.sql |"
                        + " R__latchkey_06_signatures.sql and R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql",
                "R__latchkey_01_keys.sql R__latchkey_02_management.sql R__latchkey_03_use.sql R__latchkey_04_tokens.sql R__latchkey_05_time_zones.sql R__latchkey_06_signatures.sql |"
                        + " R__latchkey_07_audit_generation.sql and R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql",
                "R__latchkey_01_keys.sql R__latchkey_02_management.sql R__latchkey_03_use.sql R__latchkey_04_tokens.sql R__latchkey_05_time_zones.sql R__latchkey_06_signatures.sql"
                        + " R__latchkey_07_audit_generation.sql | R__latchkey_08_characters.sql and R__latchkey_09_life.sql and R__latchkey_10_secrets.sql and R__latchkey_11_tickets.sql"
            })
    void validate_onOlderTables_namesTheMissingFilesAlone(String applied, String missing) throws Exception {
        for (String file : applied.split(" ")) {
            run("/META-INF/latchkey/sql/h2/" + file, dataSource);
        }

        assertThatThrownBy(() -> prepare("validate"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run " + missing)
                .message()
                .doesNotContain(applied.split(" "));
    }

    @Test
    void none_trusts() {
        assertThatCode(() -> prepare("none")).doesNotThrowAnyException();
    }

    /** Nobody looked at the tables, so that they are looked at when they do not do. */
    @Test
    void open_withoutTables_namesTheMissingFilesAlone() throws Exception {
        run("/META-INF/latchkey/sql/h2/R__latchkey_01_keys.sql", dataSource);
        JpaKeyStore store = new JpaKeyStore(
                Database.over(dataSource, Settings.of(Map.of("latchkey.schema", "none"))),
                new Digester(List.of()),
                new RowSigner(List.of(), Optional.empty()));

        assertThatThrownBy(store::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("R__latchkey_02_management.sql and R__latchkey_03_use.sql")
                .message()
                .doesNotContain("R__latchkey_01_keys.sql");
        store.database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table latchkey_key_scope",
                "alter table latchkey_key drop column state",
                "alter table latchkey_application drop column version",
                "alter table latchkey_key alter column digest rename to hash"
            })
    void prepare_onHalfOldTables_stopsTheDeployment(String damage) throws SQLException {
        prepare("create");
        execute(damage);

        for (String schema : List.of("validate", "create", "auto")) {
            assertThatThrownBy(() -> prepare(schema))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("missing or out of date");
        }
    }

    @Test
    void prepare_onADatabaseThatCannotBeReached_namesTheDataSource() {
        JdbcDataSource down = new JdbcDataSource();
        down.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";IFEXISTS=TRUE");

        assertThatThrownBy(() -> new Schema(down, Settings.of(Map.of("latchkey.datasource", ELSEWHERE))).prepare())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The data source " + ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "validate", "none"})
    void prepare_onADatabaseThatLacksCharacters_stopsTheDeployment(String schema) {
        DataSource latin = SharedPostgres.database("encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
        Settings settings = Settings.of(Map.of("latchkey.schema", schema, "latchkey.datasource", ELSEWHERE));

        assertThatThrownBy(() -> new Schema(latin, settings).prepare())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ELSEWHERE)
                .hasMessageContaining("LATIN1")
                .hasMessageContaining("UTF8");
    }

    @Test
    void bothFiles_declareTheSame() throws Exception {
        JdbcDataSource postgresql = KeyStoreFixture.database();
        postgresql.setURL(postgresql.getURL() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        for (String file : FILES) {
            run("/META-INF/latchkey/sql/postgresql/" + file, postgresql);
            run("/META-INF/latchkey/sql/h2/" + file, dataSource);
        }

        assertThat(columns(postgresql)).isEqualTo(columns(dataSource)).hasSize(75);
        assertThatCode(() -> prepare("validate")).doesNotThrowAnyException();
    }

    private static void run(String file, DataSource dataSource) throws IOException, SQLException {
        try (Reader script = new InputStreamReader(SchemaTest.class.getResourceAsStream(file), StandardCharsets.UTF_8);
                Connection connection = dataSource.getConnection()) {
            RunScript.execute(connection, script);
        }
    }
}
