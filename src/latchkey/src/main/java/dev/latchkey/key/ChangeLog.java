package dev.latchkey.key;

import dev.latchkey.StoreUnavailableException;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from the audit trail which keys were changed: its end is the epoch, for every change moves it. */
final class ChangeLog {
    /** After more changes than that it is cheaper to forget everything. */
    private static final int MOST = 1000;

    /** Entries after which any key may be another one. */
    private static final Set<String> ABOUT_MANY_KEYS = Set.of(
            KeyTransaction.APPLICATION_DELETED,
            KeyTransaction.ROWS_SIGNED,
            "application disabled",
            "application enabled");

    private static final String END_OF_POSTGRES =
            "select number, pg_is_in_recovery() from latchkey_audit_head where id = " + AuditHeadEntity.ONLY;

    private ChangeLog() {}

    /**
     * What has changed since an epoch.
     *
     * @throws StoreUnavailableException if a replica answers
     */
    static KeyChanges since(EntityManager entities, boolean postgres, long epoch) {
        long now = epoch(entities, postgres);
        if (now == epoch) {
            return new KeyChanges(now, Optional.of(Set.of()));
        }
        if (epoch == KeyChanges.NEVER || now < epoch || now - epoch > MOST) {
            return KeyChanges.ofAny(now);
        }
        List<Object[]> rows = entities.createQuery(
                        "select a.action, a.subject from LatchkeyAudit a where a.number > :epoch and a.number <= :now",
                        Object[].class)
                .setParameter("epoch", epoch)
                .setParameter("now", now)
                .getResultList();
        Set<String> keyIds = new HashSet<>();
        for (Object[] row : rows) {
            if (ABOUT_MANY_KEYS.contains((String) row[0])) {
                return KeyChanges.ofAny(now);
            }
            keyIds.add((String) row[1]);
        }
        // Somebody may have cleared old entries away.
        return rows.size() == now - epoch ? new KeyChanges(now, Optional.of(keyIds)) : KeyChanges.ofAny(now);
    }

    /**
     * The number of the last change.
     *
     * @throws StoreUnavailableException if a replica answers, which may not have heard of the last changes
     */
    static long epoch(EntityManager entities, boolean postgres) {
        End end = end(entities, postgres);
        if (!end.isPrimary()) {
            throw new StoreUnavailableException(
                    "The connection led to a replica of PostgreSQL. latchkey.datasource must lead to the primary only",
                    null);
        }
        return end.number();
    }

    /** The end of the trail as one database knows it. */
    record End(long number, boolean isPrimary) {}

    static End end(EntityManager entities, boolean postgres) {
        if (postgres) {
            Object[] row =
                    (Object[]) entities.createNativeQuery(END_OF_POSTGRES).getSingleResult();
            return new End(((Number) row[0]).longValue(), !(Boolean) row[1]);
        }
        long number = entities.createQuery("select h.number from LatchkeyAuditHead h where h.id = :only", Long.class)
                .setParameter("only", AuditHeadEntity.ONLY)
                .getSingleResult();
        return new End(number, true);
    }
}
