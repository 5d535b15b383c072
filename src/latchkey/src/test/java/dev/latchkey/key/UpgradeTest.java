package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A database with tables and rows of an earlier version: the last commit before each file of DDL wrote the rows of
 * {@code upgrade/version-….sql}. The comments of these files say which keys were accepted then, and with which scopes.
 */
class UpgradeTest {
    /** Since then the rows of the files are signed. */
    private static final int SIGNED = 6;

    /** Since then changes are audited. */
    private static final int AUDITED = 2;

    private static final String PEPPER = "1:" + "QUFB".repeat(10) + "QUE=";

    static Stream<Arguments> versions() {
        return Stream.of(1, 2, 3, 4, 5, 7, 8, 9, 10)
                .flatMap(version -> Stream.of(
                        Arguments.of(version, Dialect.H2, KeyStoreFixture.database()),
                        Arguments.of(version, Dialect.POSTGRESQL, SharedPostgres.database())));
    }

    private static Settings settings(int version) {
        Map<String, String> settings =
                new HashMap<>(Map.of("latchkey.key.prefix", "upgrade", "latchkey.schema", "create"));
        if (version >= SIGNED) {
            settings.put("latchkey.pepper", PEPPER);
        }
        return Settings.of(settings);
    }

    private static String rows(int version) throws IOException {
        try (InputStream file = UpgradeTest.class.getResourceAsStream("/upgrade/version-%02d.sql".formatted(version))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void makeTables(int version, Dialect dialect, DataSource database, String rows) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Migration migration : Migration.ALL) {
                if (migration.number() <= version) {
                    migration.apply(connection, dialect);
                }
            }
            for (String sql : rows.replaceAll("(?m)^--.*\n", "").split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    @ParameterizedTest(name = "version {0}, {1}")
    @MethodSource("versions")
    void keysOfAnEarlierVersion_goOnAsTheyWere(int version, Dialect dialect, DataSource database) throws Exception {
        String rows = rows(version);
        makeTables(version, dialect, database, rows);
        KeyStoreFixture fixture = new KeyStoreFixture(settings(version), database);

        List<String[]> keys = rows.lines()
                .filter(line -> line.startsWith("-- "))
                .map(line -> line.split(" "))
                .toList();
        assertThat(keys).hasSizeGreaterThan(3);
        for (String[] key : keys) {
            assertThat(scopes(fixture, key[2]))
                    .as(String.join(" ", key))
                    .isEqualTo(
                            key[1].equals("accepted")
                                    ? Optional.of(Set.of(
                                            List.of(key).subList(3, key.length).toArray()))
                                    : Optional.empty());
        }
        verify(fixture, version);

        String id = keys.get(0)[2].split("_")[1];
        fixture.management.disable(Actor.SYSTEM, id, OptionalLong.empty());
        assertThat(scopes(fixture, keys.get(0)[2]))
                .as("disabled by this version")
                .isEmpty();
        fixture.keys.enable(id);
        assertThat(scopes(fixture, keys.get(0)[2]))
                .as("enabled by this version")
                .isPresent();
        verify(fixture, version);
        fixture.store.database.close();
    }

    /** The scopes of a caller with this key; empty if it is refused. */
    private static Optional<Set<String>> scopes(KeyStoreFixture fixture, String text) {
        AuthenticationResult result = Authenticators.of(fixture.settings, fixture.store, new Vocabulary())
                .authenticate(FakeRequest.get("/").key(text).build());
        return result instanceof AuthenticationResult.Known known
                ? Optional.of(known.caller().scopes())
                : Optional.empty();
    }

    private static void verify(KeyStoreFixture fixture, int version) {
        AuditVerification.Outcome outcome = new AuditVerification(fixture.store, Duration.ofMinutes(1))
                .run(true)
                .orElseThrow();
        assertThat(outcome.trail().broken()).isEmpty();
        assertThat(outcome.isIntact()).as(outcome.toString()).isEqualTo(version >= AUDITED);
        assertThat(outcome.unsigned()).isZero();
    }
}
