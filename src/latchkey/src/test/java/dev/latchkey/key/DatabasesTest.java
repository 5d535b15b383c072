package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications, keys, clients, tokens, uses and the audit trail are stored alike in every database. */
class DatabasesTest {
    private static final Settings CREATE = Settings.of(Map.of(
            "latchkey.schema", "create",
            "latchkey.tokens", "true",
            "latchkey.tokens.sunset", "2100-06-30T00:00:00Z",
            "latchkey.pepper", "1:" + "A".repeat(43) + "="));

    private final TimeZone before = TimeZone.getDefault();

    static Stream<Named<DataSource>> all() {
        return Databases.all();
    }

    @AfterEach
    void goBack() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @MethodSource("all")
    void keys_areStoredChangedAndDeleted(DataSource database) throws SQLException {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "Der Laden 🔑");
        fixture.management.createApplication(Actor.SYSTEM, "Shop", "Another");
        String id = issue(fixture, "shop", "Für Tests 🗝", "Inputs:Get", "Concepts:Get");
        String other = issue(fixture, "shop", "Other", "Inputs:Get");

        assertThat(fixture.store.find(id)).hasValueSatisfying(found -> {
            assertThat(found.key().description()).isEqualTo("Für Tests 🗝");
            assertThat(found.key().scopes()).containsExactlyInAnyOrder("Inputs:Get", "Concepts:Get");
        });
        fixture.management.change(
                Actor.SYSTEM,
                id,
                new KeyChange(Optional.of("Changed"), Optional.of(Set.of("Inputs:Get")), false),
                OptionalLong.empty());
        fixture.management.disable(Actor.SYSTEM, id, OptionalLong.empty());
        assertThat(fixture.store.find(id).orElseThrow().key().state()).isEqualTo(ApiKey.State.DISABLED);
        assertThat(page(fixture, Optional.of(ApiKey.State.ACTIVE), Optional.empty()))
                .containsExactly(other);
        assertThat(page(fixture, Optional.empty(), Optional.of("Inputs:Get"))).containsExactlyInAnyOrder(id, other);

        IssueResult replaced = fixture.management.replace(
                Actor.SYSTEM, other, Duration.ofHours(1), OptionalLong.empty(), Optional.empty());
        assertThat(fixture.store.find(other).orElseThrow().key().deletion()).isPresent();
        fixture.management.delete(Actor.SYSTEM, id, OptionalLong.empty());
        fixture.management.deleteApplication(Actor.SYSTEM, "Shop");

        assertThat(fixture.store.find(id)).isEmpty();
        assertThat(fixture.keys.keys("shop"))
                .extracting(ApiKey::id)
                .containsExactlyInAnyOrder(other, replaced.made().key().id());
        assertThat(fixture.store.applications(Optional.empty(), Optional.empty(), "", 10))
                .hasSize(1);
        assertThat(fixture.store.applications(Optional.of("shop"), Optional.of("SHOP"), "", 10))
                .hasSize(1);
        assertThat(fixture.store.checkAudit().broken()).isEmpty();
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100)).hasSize(8);
        assertThat(fixture.audit(Optional.empty(), Long.MAX_VALUE, 100)).hasSize(10);
        assertThat(count(database, "latchkey_key_scope")).isEqualTo(2);
        fixture.store.database.close();
    }

    private static String issue(KeyStoreFixture fixture, String application, String description, String... scopes) {
        return fixture.management
                .issue(Actor.SYSTEM, new NewKey(application, description, Set.of(scopes)), Optional.empty())
                .made()
                .key()
                .id();
    }

    private static List<String> page(KeyStoreFixture fixture, Optional<ApiKey.State> state, Optional<String> scope) {
        return fixture
                .store
                .page(new KeyQuery(CredentialKind.KEY, Optional.of("shop"), state, scope, Optional.empty(), 10))
                .stream()
                .map(listed -> listed.key().id())
                .toList();
    }

    /** 02:30 of that night there is none in Berlin, and 02:30 of the other one is there twice. */
    @ParameterizedTest
    @MethodSource("all")
    void times_areTheSameForEveryTimeZone(DataSource database) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        for (String time : List.of("2026-03-29T02:30:00.123456Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
            String id = "a" + time.replaceAll("[^0-9]", "");
            fixture.store.change(Actor.SYSTEM, "trying", change -> {
                change.add(new DescribedApplication(id, "The shop", Instant.parse(time)));
                return id;
            });
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(fixture.store.application(id).orElseThrow().created()).isEqualTo(Instant.parse(time));
        }
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void uses_neverGoBackInTime(DataSource database) {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String id = issue(fixture, "shop", "For tests");
        Instant last = Instant.parse("2026-10-25T00:30:00Z");

        fixture.store.add(List.of(new KeyUse(id, last.minusSeconds(60), 1)));
        fixture.store.add(List.of(new KeyUse(id, last, 2)));
        fixture.store.add(List.of(new KeyUse(id, last.minusSeconds(3600), 4), new KeyUse("unknown", last, 1)));

        assertThat(fixture.store.uses(List.of(id, "unknown"))).isEqualTo(Map.of(id, new KeyUse(id, last, 7)));
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void scopesThatDecided_areNotedOnceAndWatchedAnew(DataSource database) {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String id = issue(fixture, "shop", "For tests");
        Instant last = Instant.parse("2026-10-25T00:30:00Z");
        for (Set<String> scopes : List.of(Set.of("A"), Set.of("A", "B"), Set.<String>of(), Set.of("B"))) {
            fixture.store.add(List.of(
                    new KeyUse(id, last, 1, "", scopes, false), new KeyUse("unknown", last, 1, "", scopes, false)));
        }
        KeyUse use = fixture.store.uses(List.of(id)).get(id);
        assertThat(use.scopes()).containsExactlyInAnyOrder("A", "B");
        assertThat(use.conclusive()).isFalse();
        Instant later = Instant.now().plus(Duration.ofDays(1));
        assertThat(isConclusive(fixture, id, later)).isTrue();
        Instant anew = later.plus(Duration.ofDays(1));
        fixture.store.write("watching anew", entities -> {
            KeyUsageTable.watchAnew(entities, List.of(id), anew);
            return id;
        });
        assertThat(isConclusive(fixture, id, later)).isFalse();
        fixture.store.database.close();
    }

    private static boolean isConclusive(KeyStoreFixture fixture, String id, Instant watchedSince) {
        Boolean found =
                fixture.store.read("reading uses", entities -> KeyUsageTable.of(entities, List.of(id), watchedSince)
                        .get(id)
                        .conclusive());
        return found;
    }

    @ParameterizedTest
    @MethodSource("all")
    void servers_confirmChanges(DataSource database) {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String id = issue(fixture, "shop", "For tests");
        fixture.store.confirm("one", 1);
        fixture.store.confirm("other", 2);

        assertThat(fixture.store.haveAllConfirmed(1)).isTrue();
        assertThat(fixture.store.haveAllConfirmed(2)).isFalse();
        assertThat(fixture.changesSince(1).epoch()).isEqualTo(2);
        assertThat(fixture.changesSince(1).keyIds()).contains(Set.of(id));
        fixture.store.confirm("one", 2);
        assertThat(fixture.store.haveAllConfirmed(2)).isTrue();
        fixture.store.leave("one");
        fixture.store.confirm("other", 1);
        assertThat(fixture.store.haveAllConfirmed(2)).isFalse();
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tokens_areIssuedAndLimited(DataSource database) throws SQLException {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.keys.createApplication("shop", "The shop");
        NewKey asked = new NewKey("shop", "Old program", Set.of("Inputs:Get"), false, CredentialKind.CLIENT);
        IssueResult client = fixture.management.issue(Actor.SYSTEM, asked, Optional.empty());
        Instant[] now = {Instant.parse("2026-10-25T00:30:00Z")};
        AccessTokens tokens = new AccessTokens(fixture.store, fixture.digester, CREATE, () -> now[0]);

        String id = client.made().key().id();
        String secret = client.text().orElseThrow().reveal();
        AccessTokens.Answer.Issued token =
                (AccessTokens.Answer.Issued) tokens.issue(id, secret, Optional.of(Set.of("Inputs:Get")));
        String tokenId = KeyText.parse(token.text().reveal(), List.of("lkt"))
                .orElseThrow()
                .id();
        assertThat(fixture.store.find(tokenId).orElseThrow().key().scopes()).containsExactly("Inputs:Get");

        now[0] = now[0].plus(Duration.ofDays(30));
        tokens.issue(id, secret, Optional.empty());
        assertThat(count(database, "latchkey_token")).isEqualTo(1);
        fixture.store.database.close();
    }

    /** A repeated request is told by its id, whose texts differ by case alone in this test. */
    @ParameterizedTest
    @MethodSource("all")
    void requests_areToldApartByCase(DataSource database) {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        NewKey asked = new NewKey("shop", "For tests", Set.of());

        IssueResult first = fixture.management.issue(Actor.SYSTEM, asked, Optional.of(new IdempotencyKey("a", "f")));
        IssueResult again = fixture.management.issue(Actor.SYSTEM, asked, Optional.of(new IdempotencyKey("a", "f")));
        IssueResult other = fixture.management.issue(Actor.SYSTEM, asked, Optional.of(new IdempotencyKey("A", "f")));

        assertThat(again.made().key().id()).isEqualTo(first.made().key().id());
        assertThat(other.made().key().id()).isNotEqualTo(first.made().key().id());
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tables_areMadeOnceAndValidated(DataSource database) throws SQLException {
        Settings validate = Settings.of(Map.of("latchkey.schema", "validate", "latchkey.datasource", "jdbc/keys"));
        assertThatThrownBy(() -> new Schema(database, validate).prepare())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("R__latchkey_10_")
                .hasMessageContaining("jdbc/keys");

        new Schema(database, CREATE).prepare();
        new Schema(database, CREATE).prepare();
        new Schema(database, validate).prepare();
        execute(database, "drop table latchkey_secret");

        assertThatThrownBy(() -> new Schema(database, validate).prepare())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("R__latchkey_10_");
    }

    /** Another file that is added for one database is to be added for the others. */
    @Test
    void tables_haveTheSameColumnsEverywhere() throws SQLException {
        DataSource h2 = KeyStoreFixture.database();
        new Schema(h2, CREATE).prepare();
        for (Named<DataSource> database : Databases.withoutTimeZones().toList()) {
            new Schema(database.getPayload(), CREATE).prepare();
            assertThat(columns(database.getPayload())).as(database.getName()).isEqualTo(columns(h2));
        }
    }

    /** There is no Oracle and no SQL Server to be had: the parser of H2 reads their files instead. */
    @ParameterizedTest
    @CsvSource({"ORACLE, Oracle", "SQL_SERVER, MSSQLServer"})
    void files_thatAreForPeopleToRun_declareTheSameColumns(Dialect dialect, String mode) throws Exception {
        DataSource h2 = KeyStoreFixture.database();
        new Schema(h2, CREATE).prepare();
        JdbcDataSource other = KeyStoreFixture.database();
        other.setURL(other.getURL() + ";MODE=" + mode);
        for (Migration migration : dialect.migrations()) {
            String file = "/" + Migration.DIRECTORY + dialect.directory() + "/" + migration.file();
            try (InputStream in = Migration.class.getResourceAsStream(file)) {
                execute(
                        other,
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .replace(" collate Latin1_General_100_BIN2", "")
                                .replace("sysutcdatetime()", "current_timestamp"));
            }
        }

        assertThat(names(other)).isEqualTo(names(h2));
    }

    private static Set<String> names(DataSource database) throws SQLException {
        return columns(database).stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> columns(DataSource database) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.getMetaData().getColumns(connection.getCatalog(), null, null, null)) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("latchkey_") && !table.equals("latchkey_schema_lock")) {
                    columns.add(table + "." + rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT) + " "
                            + rows.getString("IS_NULLABLE"));
                }
            }
            return columns;
        }
    }

    private static int count(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where the default database of a server is one of these, nothing is to be set. */
    @ParameterizedTest
    @MethodSource("all")
    void auto_createsTablesInEmbeddedDatabases(DataSource database) throws SQLException {
        List<Throwable> refused = new ArrayList<>();
        try {
            new Schema(database, Settings.of(Map.of())).prepare();
        } catch (IllegalStateException missing) {
            refused.add(missing);
        }
        try (Connection connection = database.getConnection()) {
            assertThat(refused).hasSize(Dialect.of(connection).orElseThrow().isEmbedded() ? 0 : 1);
        }
    }
}
