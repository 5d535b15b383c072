package dev.latchkey.key;

import dev.latchkey.config.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A program: does with an empty store what a web application does when it starts, for the first request, and in the background. */
final class StoreAtStart {
    private StoreAtStart() {}

    public static void main(String[] arguments) {
        KeyStoreFixture fixture = new KeyStoreFixture(
                Settings.of(Map.of("latchkey.schema", "create", "latchkey.pepper", "1:" + "A".repeat(43) + "=")),
                KeyStoreFixture.database());
        JpaKeyStore store = fixture.store;
        store.open();
        new SharedSecrets(store, Settings.of(Map.of())).open();
        store.applications(Optional.empty(), Optional.empty(), "", 1);
        new RowSigning(store, fixture.management, new AuditVerification(store), fixture.settings).report();
        store.changesSince(KeyChanges.NEVER, "");
        store.confirm("node", 0);
        store.haveAllConfirmed(0);
        store.ids("", 1);
        store.tokenIds("", 1);
        new ExpiryNotices(store, fixture.settings, fixture.told()).run();
        new SilentKeys(store, fixture.settings, fixture.told()).run();

        store.read("0123456789AB");
        store.add(List.of(new KeyUse("0123456789AB", Instant.EPOCH, 1, "", Set.of("Inputs:Get"), false)));
        store.leave("node");
        fixture.afterEach(null);
    }
}
