package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import dev.latchkey.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts the key store together outside of a server. */
public final class BenchStore {
    private BenchStore() {}

    /** The store over a database that has its tables. */
    public static KeySource over(DataSource dataSource) {
        return new JpaKeyStore(
                Database.over(dataSource, Settings.of(Map.of("latchkey.schema", "validate"))),
                new Digester(List.<Pepper>of()),
                new RowSigner(List.of(), Optional.empty()));
    }
}
