package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.OptionalLong;

/** Checks once that no entry of the audit trail was altered, removed, added or moved. */
public final class AuditCheck {
    private static final int ROWS = 500;

    private final EntityManager entities;
    private final AuditChain chain;
    private final long end;
    private final String endHash;
    private String previous = "";
    private long checked;
    private long unkeyed;

    /**
     * What was found.
     *
     * @param entries how many entries there should be
     * @param hash what the trail ends with: kept elsewhere, together with the number of entries, it shows later whether the
     *     end was cut off or all of it was written anew; empty if there is none
     * @param unkeyed how many entries, counted from the first, are from before there was a pepper: they could be the work of
     *     anybody who can write to the database
     * @param broken the number of the first entry that is missing or not what was written; empty if the trail is intact
     * @param detail what is wrong, in a sentence; empty if nothing is
     */
    public record Result(long entries, String hash, long unkeyed, OptionalLong broken, String detail) {}

    /** Entries that are added from now on are not looked at: what is the end now is the end. */
    AuditCheck(EntityManager entities, AuditChain chain) {
        this.entities = entities;
        this.chain = chain;
        AuditHeadEntity head = current();
        end = head == null ? 0 : head.number();
        endHash = head == null ? null : head.hash();
    }

    Result run() {
        if (endHash == null) {
            return broken(1, "The end of the trail is missing.");
        }
        List<AuditEntity> rows = rows(Long.MIN_VALUE);
        while (!rows.isEmpty()) {
            for (AuditEntity row : rows) {
                AuditEntry entry = row.toEntry();
                long number = entry.number();
                if (number != checked + 1) {
                    boolean early = number <= checked;
                    return broken(
                            early ? number : checked + 1, early ? " was added before the first." : " is missing.");
                }
                String wrong = wrongIn(entry);
                if (wrong != null) {
                    return broken(number, wrong);
                }
                previous = entry.hash();
                checked = number;
            }
            entities.clear();
            rows = rows(checked);
        }
        if (end > checked) {
            return broken(checked + 1, " is missing.");
        }
        if (!endHash.equals(previous)) {
            return broken(Math.max(1, end), " is not the one that the trail ends with.");
        }
        // In this order: an entry and the end of the trail move together.
        long last = last();
        entities.clear();
        return last > current().number()
                ? broken(end + 1, " was added behind the end.")
                : new Result(end, endHash, unkeyed, OptionalLong.empty(), "");
    }

    /** What is wrong with the entry that comes next; null if nothing is. */
    private String wrongIn(AuditEntry entry) {
        Digester.Match match = chain.compare(entry, previous);
        if (match != Digester.Match.SAME) {
            return match == Digester.Match.DIFFERENT
                    ? " is not what was written."
                    : " was written with a pepper that latchkey.pepper lacks.";
        }
        if (AuditChain.isKeyed(entry.hash())) {
            return null;
        }
        if (unkeyed < checked) {
            return " was written without a pepper, after entries with one.";
        }
        unkeyed++;
        return null;
    }

    private long last() {
        Long last = entities.createQuery("select max(a.number) from LatchkeyAudit a", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    private AuditHeadEntity current() {
        return entities.find(AuditHeadEntity.class, AuditHeadEntity.ONLY);
    }

    private List<AuditEntity> rows(long after) {
        return entities.createQuery(
                        "select a from LatchkeyAudit a where a.number > :after and a.number <= :end order by a.number",
                        AuditEntity.class)
                .setParameter("after", after)
                .setParameter("end", end)
                .setMaxResults(ROWS)
                .getResultList();
    }

    private Result broken(long number, String what) {
        String detail = what.startsWith(" ") ? "Entry " + number + what : what;
        return new Result(end, endHash == null ? "" : endHash, unkeyed, OptionalLong.of(number), detail);
    }
}
