package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Stores the end of the audit trail, in one row that every change locks. */
@Entity(name = "LatchkeyAuditHead")
@Table(name = "latchkey_audit_head")
@Cacheable(false)
public final class AuditHeadEntity {
    static final int ONLY = 1;

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "number", nullable = false)
    private long number;

    @Column(name = "hash", length = 100, nullable = false)
    private String hash;

    private AuditHeadEntity() {}

    long number() {
        return number;
    }

    /** Empty before the first change. Some databases keep that as null. */
    String hash() {
        return hash == null ? "" : hash;
    }

    void moveTo(long newNumber, String newHash) {
        number = newNumber;
        hash = newHash;
    }
}
