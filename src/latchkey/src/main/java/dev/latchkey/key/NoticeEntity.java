package dev.latchkey.key;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stores which notice of a key's expiry a server has claimed, and whether observers were notified. */
@Entity(name = "LatchkeyNotice")
@Table(name = "latchkey_notice")
@Cacheable(false)
public final class NoticeEntity {
    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "key_id", length = 12, nullable = false)
    private String keyId;

    @Column(name = "claimed", nullable = false)
    private OffsetDateTime claimed;

    @Column(name = "done")
    private OffsetDateTime done;

    private NoticeEntity() {}

    NoticeEntity(String id, String keyId, Instant claimed) {
        this.id = id;
        this.keyId = keyId;
        this.claimed = claimed.atOffset(ZoneOffset.UTC);
    }

    /** Whether another server has notified observers, or is about to. */
    boolean isTakenAt(Instant lastClaim) {
        return done != null || claimed.toInstant().isAfter(lastClaim);
    }

    void claim(Instant now) {
        claimed = now.atOffset(ZoneOffset.UTC);
    }

    void finish(Instant now) {
        done = now.atOffset(ZoneOffset.UTC);
    }
}
