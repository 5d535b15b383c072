package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from the audit trail which keys were changed: its end is the epoch, for every change moves it. */
final class ChangeLog {
    /** After more changes than that it is cheaper to forget everything. */
    private static final int MOST = 1000;

    private ChangeLog() {}

    static KeyChanges since(EntityManager entities, long epoch) {
        long now = epoch(entities);
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
            if (Change.APPLICATION_DELETED.equals(row[0])) {
                return KeyChanges.ofAny(now);
            }
            keyIds.add((String) row[1]);
        }
        // Somebody may have cleared old entries away.
        return rows.size() == now - epoch ? new KeyChanges(now, Optional.of(keyIds)) : KeyChanges.ofAny(now);
    }

    static long epoch(EntityManager entities) {
        return entities.createQuery("select h.number from LatchkeyAuditHead h where h.id = :only", Long.class)
                .setParameter("only", AuditHeadEntity.ONLY)
                .getSingleResult();
    }
}
