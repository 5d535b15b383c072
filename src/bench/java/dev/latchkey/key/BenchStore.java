package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import java.lang.reflect.Field;
import java.util.List;
import javax.sql.DataSource;

/** Puts the key store together outside of a server. */
public final class BenchStore {
    private BenchStore() {}

    /** The store over a database that has its tables. */
    public static KeySource over(DataSource dataSource) {
        try {
            JpaKeyStore store = new JpaKeyStore();
            store.database = new Database();
            Field factory = Database.class.getDeclaredField("factory");
            factory.setAccessible(true);
            factory.set(store.database, KeyUnit.factory(dataSource));
            store.chainBy(new Digester(List.<Pepper>of()));
            return store;
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
