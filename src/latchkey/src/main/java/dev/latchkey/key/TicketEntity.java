package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stores a ticket of the console: everything but its secret. It is never changed. */
@Entity(name = "LatchkeyTicket")
@Table(name = "latchkey_ticket")
@Cacheable(false)
public final class TicketEntity {
    @Id
    @Column(name = "id", length = 12)
    private String id;

    @Column(name = "key_id", length = 12, nullable = false, updatable = false)
    private String keyId;

    @Column(name = "digest", length = 100, nullable = false, updatable = false)
    private String digest;

    @Column(name = "expires", nullable = false, updatable = false)
    private OffsetDateTime expires;

    private TicketEntity() {}

    TicketEntity(String id, String keyId, KeyDigest digest, Instant expires) {
        this.id = id;
        this.keyId = keyId;
        this.digest = digest.text();
        this.expires = expires.atOffset(ZoneOffset.UTC);
    }

    String keyId() {
        return keyId;
    }

    /** Returns the digest as it stands in the table, where anything may stand. */
    String digest() {
        return digest;
    }

    Instant expires() {
        return expires.toInstant();
    }
}
