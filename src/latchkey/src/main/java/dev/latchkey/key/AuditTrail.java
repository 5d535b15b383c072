package dev.latchkey.key;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads pages of the audit trail. Thread-safe. */
public final class AuditTrail {
    private final JpaKeyStore store;

    /** Creates the reader of the trail of a store. */
    public AuditTrail(JpaKeyStore store) {
        this.store = store;
    }

    /** Returns a page of entries, newest first. That of an application begins with its creation. */
    public List<AuditEntry> page(AuditQuery query) {
        return store.read("reading the audit trail", entities -> AuditQueries.page(entities, query));
    }

    /**
     * Returns the last known descriptions of keys by their ids, also of deleted ones. Unknown ids are left out.
     *
     * @param isVisible tells of an application whether its keys may be named
     */
    public Map<String, String> descriptions(Set<String> ids, Predicate<String> isVisible) {
        return store.read(
                "reading names for the audit trail", entities -> AuditQueries.descriptions(entities, ids, isVisible));
    }
}
