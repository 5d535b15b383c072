package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checks once that no entry of the audit trail was altered, removed, added or moved: from the first entry on, or behind one that was
 * checked before. It goes step by step, each in a transaction of its own.
 */
public final class AuditCheck {
    /** Before the first entry. */
    static final Mark START = new Mark(0, "", 0);

    private static final int ROWS = 500;

    private final AuditChain chain;
    private final Mark from;
    private Mark checked;
    private long end;
    private String endHash;
    private Result result;

    /**
     * What was found.
     *
     * @param entries how many entries there should be
     * @param hash what the trail ends with: kept elsewhere, together with the number of entries, it shows later whether the
     *     end was cut off or all of it was written anew; empty if there is none
     * @param unkeyed how many entries, counted from the first, have a hash that cannot be verified with a pepper, for there was none
     *     then or it is not in the setting any more: they could be the work of anybody who can write to the database
     * @param broken the number of the first entry that is missing or not what was written; empty if the trail is intact
     * @param detail what is wrong, in a sentence; empty if nothing is
     */
    public record Result(long entries, String hash, long unkeyed, OptionalLong broken, String detail) {}

    /**
     * The last entry that was checked.
     *
     * @param number its number
     * @param hash its hash
     * @param unkeyed how many entries up to it are unkeyed
     */
    record Mark(long number, String hash, long unkeyed) {}

    /** Checks what comes after {@code from}. */
    AuditCheck(AuditChain chain, Mark from) {
        this.chain = chain;
        this.from = from;
        this.checked = from;
    }

    /** Returns the last entry that was found to be right. */
    Mark checked() {
        return checked;
    }

    /** Returns what was found; only after {@link #step} has returned true. */
    Result result() {
        return result;
    }

    /** Returns how many entries there were when the check began; 0 before the first step. */
    long end() {
        return end;
    }

    /**
     * Checks the next entries.
     *
     * @return whether that was the end
     */
    boolean step(EntityManager entities) {
        if (endHash == null) {
            begin(entities);
        }
        if (result == null) {
            List<AuditEntity> rows = rows(entities);
            rows.forEach(row -> {
                if (result == null) {
                    check(row.toEntry());
                }
            });
            if (result == null && rows.isEmpty()) {
                result = end(entities);
            }
        }
        return result != null;
    }

    /** Entries that are added from now on are not looked at: what is the end now is the end. */
    private void begin(EntityManager entities) {
        AuditHeadEntity head = current(entities);
        if (head == null) {
            result = broken(1, "The end of the trail is missing.");
            return;
        }
        end = head.number();
        endHash = head.hash();
        if (end < from.number()) {
            result = broken(end + 1, " is missing. It existed at the previous verification.");
        }
    }

    private void check(AuditEntry entry) {
        long number = entry.number();
        if (number != checked.number() + 1) {
            boolean early = number <= checked.number();
            result = broken(
                    early ? number : checked.number() + 1, early ? " was added before the first." : " is missing.");
            return;
        }
        Digester.Match match = chain.compare(entry, checked.hash());
        if (match == Digester.Match.DIFFERENT) {
            result = broken(number, " was altered.");
            return;
        }
        boolean proven = match == Digester.Match.SAME && AuditChain.isKeyed(entry.hash());
        boolean sofarUnkeyed = checked.unkeyed() == checked.number();
        if (match == Digester.Match.UNDECIDED && (!sofarUnkeyed || !chain.isKeyed())) {
            result = broken(number, " was written with a pepper that latchkey.pepper lacks.");
        } else if (!proven && !sofarUnkeyed) {
            result = broken(number, " was written without a pepper, after entries with one.");
        } else {
            checked = new Mark(number, entry.hash(), checked.unkeyed() + (proven ? 0 : 1));
        }
    }

    private Result end(EntityManager entities) {
        if (end > checked.number()) {
            return broken(checked.number() + 1, " is missing.");
        }
        if (!endHash.equals(checked.hash())) {
            return broken(Math.max(1, end), " is not the recorded end of the trail.");
        }
        // In this order: an entry and the end of the trail move together.
        long last = last(entities);
        entities.clear();
        return last > current(entities).number()
                ? broken(end + 1, " was added after the recorded end.")
                : new Result(end, endHash, checked.unkeyed(), OptionalLong.empty(), "");
    }

    private static long last(EntityManager entities) {
        Long last = entities.createQuery("select max(a.number) from LatchkeyAudit a", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    private static AuditHeadEntity current(EntityManager entities) {
        return entities.find(AuditHeadEntity.class, AuditHeadEntity.ONLY);
    }

    private List<AuditEntity> rows(EntityManager entities) {
        return entities.createQuery(
                        "select a from LatchkeyAudit a where a.number > :after and a.number <= :end order by a.number",
                        AuditEntity.class)
                .setParameter("after", checked.number() == 0 ? Long.MIN_VALUE : checked.number())
                .setParameter("end", end)
                .setMaxResults(ROWS)
                .getResultList();
    }

    private Result broken(long number, String what) {
        String detail = what.startsWith(" ") ? "Entry " + number + what : what;
        return new Result(end, endHash == null ? "" : endHash, checked.unkeyed(), OptionalLong.of(number), detail);
    }
}
