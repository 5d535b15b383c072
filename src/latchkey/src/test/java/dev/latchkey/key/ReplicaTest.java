package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.it.Postgres;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that only repeats what another one was told may not have heard of the last changes. */
class ReplicaTest {
    @Test
    void replica_showsKeysButConfirmsNothing() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            KeyStoreFixture before =
                    new KeyStoreFixture(Settings.of(Map.of("latchkey.schema", "create")), dataSource(postgres));
            before.management.createApplication(Actor.SYSTEM, "shop", "The shop");
            String id = before.management
                    .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty())
                    .made()
                    .key()
                    .id();
            before.store.database.close();
            postgres.becomeReplica();
            KeyStoreFixture fixture =
                    new KeyStoreFixture(Settings.of(Map.of("latchkey.schema", "validate")), dataSource(postgres));
            try {
                KeyReading reading = fixture.store.read(id);
                assertThat(reading.key()).isPresent();
                assertThat(reading.epoch()).isEqualTo(2);
                assertThat(reading.isPrimary()).isFalse();
                assertRefused(() -> fixture.changesSince(2));
                assertRefused(fixture.store::epoch);
                assertRefused(() -> fixture.store.haveAllConfirmed(2));
            } finally {
                fixture.store.database.close();
            }
        }
    }

    private static PGSimpleDataSource dataSource(Postgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url(Postgres.FIRST));
        dataSource.setUser("latchkey");
        return dataSource;
    }

    private static void assertRefused(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOf(StoreUnavailableException.class)
                .rootCause()
                .hasMessageContaining("latchkey.datasource");
    }
}
