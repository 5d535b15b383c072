package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Stores one change of the audit trail. Written once, never changed. */
@Entity(name = "LatchkeyAudit")
@Table(name = "latchkey_audit")
@Cacheable(false)
public final class AuditEntity {
    @Id
    @Column(name = "number")
    private long number;

    @Column(name = "moment", nullable = false)
    private OffsetDateTime moment;

    @Column(name = "actor", length = 100, nullable = false)
    private String actor;

    @Column(name = "action", length = 30, nullable = false)
    private String action;

    @Column(name = "application_id", length = 64, nullable = false)
    private String application;

    @Column(name = "subject", length = 64, nullable = false)
    private String subject;

    @Column(name = "before_change", length = 1_000_000)
    private String before;

    @Column(name = "after_change", length = 1_000_000)
    private String after;

    @Column(name = "address", length = 100, nullable = false)
    private String address;

    @Column(name = "hash", length = 100, nullable = false)
    private String hash;

    private AuditEntity() {}

    AuditEntity(AuditEntry entry) {
        this.number = entry.number();
        this.moment = entry.time().atOffset(ZoneOffset.UTC);
        this.actor = entry.actor();
        this.action = entry.action();
        this.application = entry.application();
        this.subject = entry.subject();
        this.before = entry.before().orElse(null);
        this.after = entry.after().orElse(null);
        this.address = entry.address();
        this.hash = entry.hash();
    }

    AuditEntry toEntry() {
        return new AuditEntry(
                number,
                moment.toInstant(),
                actor,
                action,
                application,
                subject,
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                address,
                hash);
    }
}
