package dev.latchkey.key;

import dev.latchkey.config.Settings;
import java.util.Map;

/** The same in PostgreSQL, which sorts texts by code points here, as Java does. */
class KeyListOnPostgresTest extends KeyListTest {
    @Override
    KeyStoreFixture fixture() {
        return new KeyStoreFixture(
                Settings.of(Map.of("latchkey.schema", "create", "latchkey.datasource", "jdbc/keys")),
                SharedPostgres.database("lc_collate 'C' lc_ctype 'C.UTF-8' template template0"));
    }
}
