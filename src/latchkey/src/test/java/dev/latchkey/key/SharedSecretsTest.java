package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.config.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SharedSecretsTest {
    private static final int LENGTH = 64;

    private final JdbcDataSource tables = KeyStoreFixture.database();

    private List<byte[]> secrets(JdbcDataSource store, Map<String, String> all) {
        Settings settings = Settings.of(all);
        Database database = Database.over(store, settings);
        try {
            SharedSecrets secrets = new SharedSecrets(
                    new JpaKeyStore(
                            database,
                            new Digester(settings.keys().peppers()),
                            new RowSigner(settings.keys().peppers(), Optional.empty())),
                    settings);
            secrets.open();
            return secrets.forEntityTags(LENGTH);
        } finally {
            database.close();
        }
    }

    private static String pepper(int version, int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return version + ":" + Base64.getEncoder().encodeToString(secret);
    }

    @Test
    void serversWithOneStore_haveTheSameSecret() {
        List<byte[]> first = secrets(tables, Map.of());
        assertThat(first).hasSize(1);
        assertThat(first.get(0)).hasSize(LENGTH);
        assertThat(secrets(tables, Map.of()).get(0)).isEqualTo(first.get(0));
        assertThat(secrets(KeyStoreFixture.database(), Map.of()).get(0)).isNotEqualTo(first.get(0));
    }

    @Test
    void peppers_areThatSecret_soThatNoneIsStored() throws SQLException {
        List<byte[]> old = secrets(tables, Map.of("latchkey.pepper", pepper(1, 7)));
        List<byte[]> rotated =
                secrets(KeyStoreFixture.database(), Map.of("latchkey.pepper", pepper(2, 8) + "," + pepper(1, 7)));
        assertThat(rotated).hasSize(2);
        assertThat(rotated.get(1)).isEqualTo(old.get(0));
        assertThat(rotated.get(0)).isNotEqualTo(old.get(0));
        try (Connection connection = tables.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from latchkey_secret")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }
}
