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

    private static final String END = "select number, hash from latchkey_audit_head where id = " + AuditHeadEntity.ONLY;

    private static final String END_OF_POSTGRES =
            "select number, hash, pg_is_in_recovery() from latchkey_audit_head where id = " + AuditHeadEntity.ONLY;

    private static final String CHANGES =
            "select action, subject, number, hash from latchkey_audit where number >= ?1 and number <= ?2";

    private ChangeLog() {}

    /**
     * What has changed since an epoch.
     *
     * @throws StoreUnavailableException if a replica answers
     */
    static KeyChanges since(EntityManager entities, boolean postgres, long epoch, String hash) {
        End end = endOfPrimary(entities, postgres);
        long now = end.number;
        if (now == epoch && end.hash.equals(hash)) {
            return new KeyChanges(now, hash, Optional.of(Set.of()));
        }
        if (epoch == KeyChanges.NEVER || now <= epoch || now - epoch > MOST) {
            return KeyChanges.ofAny(now, end.hash);
        }
        // The entry of the epoch too: its hash is another one if the store has another past than the one that is
        // remembered.
        List<Object[]> rows = NativeQueries.rows(
                entities.createNativeQuery(CHANGES).setParameter(1, epoch).setParameter(2, now));
        Set<String> keyIds = new HashSet<>();
        int same = epoch == 0 ? 1 : 0;
        for (Object[] row : rows) {
            if (((Number) row[2]).longValue() == epoch) {
                same += row[3].equals(hash) ? 1 : 0;
            } else if (ABOUT_MANY_KEYS.contains((String) row[0])) {
                return KeyChanges.ofAny(now, end.hash);
            } else {
                keyIds.add((String) row[1]);
            }
        }
        // Somebody may have cleared old entries away.
        boolean complete = same == 1 && rows.size() == now - epoch + (epoch == 0 ? 0 : 1);
        return complete ? new KeyChanges(now, end.hash, Optional.of(keyIds)) : KeyChanges.ofAny(now, end.hash);
    }

    /**
     * The number of the last change.
     *
     * @throws StoreUnavailableException if a replica answers, which may not have heard of the last changes
     */
    static long epoch(EntityManager entities, boolean postgres) {
        return endOfPrimary(entities, postgres).number;
    }

    private static End endOfPrimary(EntityManager entities, boolean postgres) {
        End end = end(entities, postgres);
        if (!end.isPrimary()) {
            throw new StoreUnavailableException(
                    "The connection led to a replica of PostgreSQL. latchkey.datasource must lead to the primary only",
                    null);
        }
        return end;
    }

    /** The end of the trail as one database knows it. */
    record End(long number, String hash, boolean isPrimary) {
        /** Before the first change the hash is empty, which some databases keep as null. */
        static End of(Object number, Object hash, boolean isPrimary) {
            return new End(((Number) number).longValue(), hash == null ? "" : (String) hash, isPrimary);
        }
    }

    static End end(EntityManager entities, boolean postgres) {
        if (postgres) {
            Object[] row = NativeQueries.rows(entities.createNativeQuery(END_OF_POSTGRES))
                    .get(0);
            return End.of(row[0], row[1], !(Boolean) row[2]);
        }
        Object[] row = NativeQueries.rows(entities.createNativeQuery(END)).get(0);
        return End.of(row[0], row[1], true);
    }
}
