package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.OptionalLong;

/** Checks that no entry of the audit trail was altered, removed, added or moved. */
public final class AuditCheck {
    private static final int ROWS = 500;

    private final EntityManager entities;
    private final AuditChain chain;

    /**
     * What was found.
     *
     * @param entries how many entries there should be
     * @param broken the number of the first entry that is missing or not what was written; empty if the trail is intact
     * @param detail what is wrong, in a sentence; empty if nothing is
     */
    public record Result(long entries, OptionalLong broken, String detail) {}

    AuditCheck(EntityManager entities, AuditChain chain) {
        this.entities = entities;
        this.chain = chain;
    }

    /** Entries that are added meanwhile are not looked at: what was the end when it began is the end. */
    Result run() {
        AuditHeadEntity head = current();
        if (head == null) {
            return new Result(0, OptionalLong.of(1), "The end of the trail is missing.");
        }
        long end = head.number();
        String endHash = head.hash();
        long expected = 1;
        String previous = "";
        List<AuditEntity> rows = rows(Long.MIN_VALUE, end);
        while (!rows.isEmpty()) {
            for (AuditEntity row : rows) {
                AuditEntry entry = row.toEntry();
                if (entry.number() != expected) {
                    String what = entry.number() < expected ? " was added before the first." : " is missing.";
                    return broken(end, Math.min(expected, entry.number()), what);
                }
                Digester.Match match = chain.compare(entry, previous, row.hash());
                if (match != Digester.Match.SAME) {
                    return broken(
                            end,
                            expected,
                            match == Digester.Match.DIFFERENT
                                    ? " is not what was written."
                                    : " was written with a pepper that latchkey.pepper lacks.");
                }
                previous = row.hash();
                expected++;
            }
            entities.clear();
            rows = rows(expected - 1, end);
        }
        if (end >= expected) {
            return broken(end, expected, " is missing.");
        }
        if (!endHash.equals(previous)) {
            return broken(end, Math.max(1, end), " is not the one that the trail ends with.");
        }
        return last() > current().number()
                ? broken(end, end + 1, " was added behind the end.")
                : new Result(end, OptionalLong.empty(), "");
    }

    private long last() {
        Long last = entities.createQuery("select max(a.number) from LatchkeyAudit a", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    private AuditHeadEntity current() {
        return entities.find(AuditHeadEntity.class, AuditHeadEntity.ONLY);
    }

    private List<AuditEntity> rows(long after, long end) {
        return entities.createQuery(
                        "select a from LatchkeyAudit a where a.number > :after and a.number <= :end order by a.number",
                        AuditEntity.class)
                .setParameter("after", after)
                .setParameter("end", end)
                .setMaxResults(ROWS)
                .getResultList();
    }

    private static Result broken(long end, long number, String what) {
        return new Result(end, OptionalLong.of(number), "Entry " + number + what);
    }
}
