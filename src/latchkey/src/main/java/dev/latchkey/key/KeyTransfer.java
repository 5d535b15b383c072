package dev.latchkey.key;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.Settings;
import dev.latchkey.key.ImportRefusedException.Fault;
import dev.latchkey.scope.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Imports keys with their digests, and exports them: between environments, and from other systems. Thread-safe. */
public final class KeyTransfer {
    /** The largest number of keys of one import or of one page of an export. */
    public static final int MOST = 1000;

    private final KeyManagement management;
    private final Catalogue catalogue;
    private final Settings settings;

    /** Transfers keys by the rules of key management. */
    public KeyTransfer(KeyManagement management, Catalogue catalogue, Settings settings) {
        this.management = management;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * A page of keys with their digests.
     *
     * @param keys the keys, by id
     * @param peppers the fingerprints of the peppers of their digests, by version
     * @param skipped keys whose rows do not count
     * @param next the last id of the page, if there are more
     */
    public record Page(
            List<KeyRecord> keys, Map<Integer, String> peppers, List<UnexplainedRow> skipped, Optional<String> next) {}

    /**
     * Imports keys: all, or none.
     *
     * @param peppers the fingerprints of the peppers where the keys come from, by version
     * @param preview whether everything is checked and nothing written
     * @return the keys, in the order of the import
     * @throws ImportRefusedException if rows are refused
     */
    public List<KeyRevision> importKeys(
            Actor actor, List<ImportedKey> keys, Map<Integer, String> peppers, boolean preview) {
        ImportedDigests digests = new ImportedDigests(settings, peppers);
        List<Fault> faults = new ArrayList<>();
        List<ImportKeys.Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            KeyRecord checked = checked(keys.get(i), i, digests, faults);
            if (checked != null) {
                rows.add(new ImportKeys.Row(i, checked));
            }
        }
        ExpiryRules expiry = new ExpiryRules(settings.keys().lifetimes());
        return management.run(actor, new ImportKeys(rows, faults, expiry, preview));
    }

    /** Returns a key whose values are allowed; null if some are not, which are added to the faults. */
    private KeyRecord checked(ImportedKey key, int row, ImportedDigests digests, List<Fault> faults) {
        String member = "";
        try {
            ImportedDigests.Proof proof = digests.of(key);
            member = "application";
            ApplicationId.require(key.application());
            member = "description";
            KeyManagement.description(key.description());
            member = "scopes";
            Set<String> scopes = catalogue.expand(key.scopes(), Set.of());
            return new KeyRecord(
                    ImportKeys.described(key, proof.id(), scopes, AddressRules.normalized(key.terms())),
                    proof.digest());
        } catch (InvalidTermsException wrong) {
            faults.add(new Fault(row, wrong.field(), wrong.getMessage(), false));
        } catch (IllegalArgumentException wrong) {
            faults.add(new Fault(row, member, wrong.getMessage(), false));
        }
        return null;
    }

    /**
     * Exports a page of keys with their digests, which leaves an entry in the audit trail.
     *
     * @param application only those of this application
     * @param after only those after this id
     */
    public Page exportKeys(Actor actor, Optional<String> application, String after, int limit) {
        return management.run(
                actor, new ExportKeys(application, after, limit, settings.keys().peppers()));
    }
}
