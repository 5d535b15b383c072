package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.Scope;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Anybody can make the digest of a text without a pepper, so an imported one counts by the signature of its row alone. */
class ImportedRowsTest {
    private static final String ID = "0123456789ab";

    @Scope(name = "Inputs:Get")
    private static final class Scopes {}

    @RegisterExtension
    final KeyStoreFixture fixture =
            new KeyStoreFixture(Settings.of(Map.of("latchkey.pepper", "1:" + "A".repeat(43) + "=")));

    @BeforeEach
    void importAKey() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        Catalogue catalogue = Catalogue.of(List.of(Scopes.class.getAnnotationsByType(Scope.class)), List.of());
        ImportedKey key = new ImportedKey(
                Optional.of(ID),
                Optional.empty(),
                "shop",
                "Imported",
                Set.of("Inputs:Get"),
                ApiKey.State.ACTIVE,
                Optional.empty(),
                KeyTerms.none(),
                "sha256:" + "1".repeat(64));
        new KeyTransfer(fixture.management, catalogue, fixture.settings)
                .importKeys(Actor.SYSTEM, List.of(key), Map.of(), false);
    }

    private RowSigning.Part sign() {
        return new RowSigning(fixture.store, fixture.management, new AuditVerification(fixture.store), fixture.settings)
                .sign(Actor.SYSTEM, "");
    }

    @Test
    void signedRow_counts() {
        assertThat(fixture.store.find(ID)).isPresent();
        assertThat(sign().refused()).isEmpty();
        assertThat(fixture.store.find(ID)).isPresent();
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::action)
                .containsExactly(ImportKeys.ACTION);
    }

    @Test
    void exchangedDigest_neverCounts() {
        fixture.execute("update latchkey_key set digest = 'imported:" + "2".repeat(64) + "'");
        assertThat(fixture.store.find(ID)).isEmpty();
        fixture.execute("update latchkey_key set signature = null");
        assertThat(sign().refused()).singleElement().satisfies(row -> assertThat(row.detail())
                .contains("only a signature proves it"));
        assertThat(fixture.store.find(ID)).isEmpty();
    }

    @Test
    void importedDigestOfAKeyThatWasMadeHere_neverCounts() {
        String id = fixture.keys.issue("shop", "Made here", Set.of()).key().id();
        fixture.execute("update latchkey_key set signature = null, digest = 'imported:" + "2".repeat(64)
                + "' where id = '" + id + "'");
        assertThat(sign().refused()).singleElement().satisfies(row -> assertThat(row.id())
                .isEqualTo(id));
        assertThat(fixture.store.find(id)).isEmpty();
    }
}
