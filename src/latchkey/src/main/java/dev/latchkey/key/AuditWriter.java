package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/**
 * Appends entries to the audit trail, in the transaction of a change. It holds the row that every change locks, so that changes,
 * and their entries, come one after the other.
 */
final class AuditWriter {
    private final EntityManager entities;
    private final AuditChain chain;
    private final KeyWrites writes;
    private final AuditHeadEntity head;

    /** Waits for the lock. */
    AuditWriter(EntityManager entities, AuditChain chain, KeyWrites writes) {
        this.entities = entities;
        this.chain = chain;
        this.writes = writes;
        this.head = entities.find(AuditHeadEntity.class, AuditHeadEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
        if (head == null) {
            throw new IllegalStateException(
                    "the row of latchkey_audit_head is missing. Run R__latchkey_02_management.sql again");
        }
    }

    /** Returns the number of the next entry. */
    long nextNumber() {
        return head.number() + 1;
    }

    /** Appends an entry, and writes what the transaction holds so far. */
    void append(
            Instant now,
            Actor actor,
            String action,
            String application,
            String subject,
            Optional<String> before,
            Optional<String> after) {
        AuditEntry entry = new AuditEntry(
                nextNumber(), now, actor.name(), action, application, subject, before, after, actor.address(), "");
        String hash = chain.hash(entry, head.hash());
        entities.persist(new AuditEntity(entry.hashed(hash)));
        head.moveTo(entry.number(), hash);
        writes.write();
    }
}
