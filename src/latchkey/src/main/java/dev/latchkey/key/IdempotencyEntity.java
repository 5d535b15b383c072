package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stores that a request was carried out, so that its repetition is not carried out again. */
@Entity(name = "LatchkeyIdempotency")
@Table(name = "latchkey_idempotency")
@Cacheable(false)
public final class IdempotencyEntity {
    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "fingerprint", length = 64, nullable = false)
    private String fingerprint;

    @Column(name = "key_id", length = 12, nullable = false)
    private String keyId;

    @Column(name = "created", nullable = false)
    private OffsetDateTime created;

    private IdempotencyEntity() {}

    IdempotencyEntity(IdempotencyKey repetition, String keyId, Instant now) {
        this.id = repetition.id();
        this.fingerprint = repetition.fingerprint();
        this.keyId = keyId;
        this.created = now.atOffset(ZoneOffset.UTC);
    }

    String keyId() {
        return keyId;
    }

    boolean isOf(IdempotencyKey repetition) {
        return fingerprint.equals(repetition.fingerprint());
    }
}
