package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.config.Pepper;
import dev.latchkey.config.Settings;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads, verifies, exports and revokes keys in a database without a web application, for the command line. */
public final class OfflineStore {
    private static final int PAGE = 200;
    private static final Actor ACTOR = new Actor(
            "command line", Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), "", Optional.empty());

    private final JpaKeyStore store;
    private final List<Pepper> peppers;

    private OfflineStore(JpaKeyStore store, List<Pepper> peppers) {
        this.store = store;
        this.peppers = peppers;
    }

    /**
     * Opens a database whose tables are there.
     *
     * @param url the address for JDBC
     * @param pepper the value of {@code latchkey.pepper}; empty for none
     * @throws IllegalStateException if it cannot be opened
     */
    public static OfflineStore open(String url, String user, String password, String pepper) {
        Settings settings = Settings.of(Map.of("latchkey.schema", "validate", "latchkey.pepper", pepper));
        requireDriver(url);
        DataSource source = DriverDataSource.of(url, user, password);
        Digester digester = new Digester(settings.keys().peppers());
        RowSigner signer = new RowSigner(settings.keys().peppers(), Optional.empty());
        return new OfflineStore(
                new JpaKeyStore(Database.over(source, settings), digester, signer),
                settings.keys().peppers());
    }

    private static void requireDriver(String url) {
        try {
            Driver driver = DriverManager.getDriver(url);
            driver.getMajorVersion();
        } catch (SQLException none) {
            throw new IllegalStateException("The class path has no driver for the value of --jdbc.", none);
        }
    }

    /** Returns all keys, or those of one application, with their use. */
    public List<ApiKey> list(Optional<String> application) {
        List<ApiKey> keys = new ArrayList<>();
        Optional<KeyQuery.Position> after = Optional.empty();
        List<KeyQuery.Listed> page;
        do {
            page = store.page(
                    new KeyQuery(CredentialKind.KEY, application, Optional.empty(), Optional.empty(), after, PAGE));
            Map<String, KeyUse> uses = new HashMap<>(
                    store.uses(page.stream().map(listed -> listed.key().id()).toList()));
            page.forEach(listed -> keys.add(DescribedKey.of(listed.key())
                    .used(Optional.ofNullable(uses.get(listed.key().id())))));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).position());
        } while (page.size() == PAGE);
        return keys;
    }

    /** Returns the key with an id; empty if there is none. */
    public Optional<ApiKey> find(String id) {
        return store.revision(id).map(found -> DescribedKey.of(found.key())
                .used(Optional.ofNullable(store.uses(List.of(id)).get(id))));
    }

    /**
     * Deletes a key, with an entry in the audit trail. Servers refuse it within the lease.
     *
     * @throws RefusedChangeException if there is none
     */
    public void delete(String id) {
        store.change(ACTOR, "deleting a key", new DeleteKey(id, OptionalLong.empty())::run);
    }

    /**
     * Exports a page of keys with their digests, with an entry in the audit trail.
     *
     * @param application only those of this application
     * @param after only those after this id
     * @throws RefusedChangeException if there is no such application
     */
    public KeyTransfer.Page export(Optional<String> application, String after) {
        ExportKeys export = new ExportKeys(application, after, PAGE, peppers);
        return store.change(ACTOR, export.purpose(), export::run).result();
    }

    /** Verifies the audit trail from its first entry, and the tables. */
    public AuditVerification.Outcome verify(Consumer<AuditVerification.Progress> progress) {
        AuditVerification verification = new AuditVerification(store);
        boolean first = true;
        while (true) {
            Optional<AuditVerification.Outcome> outcome = verification.run(first);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            first = false;
            progress.accept(verification.progress());
        }
    }
}
